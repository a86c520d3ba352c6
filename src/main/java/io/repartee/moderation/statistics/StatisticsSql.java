package io.repartee.moderation.statistics;

/**
 * The statements of {@link StatisticsStore}. Days that are over are read as they were counted once; what is still going on is counted from
 * the decisions themselves. In those that read, {@code $2} and {@code $3} are the days from and before which, and {@code $4} is the
 * first one that is not counted.
 */
final class StatisticsSql {
    private static final String ACTIONS = """
            array[count(*) filter (where d.action = 0), count(*) filter (where d.action = 1), count(*) filter (where d.action = 2),
                  count(*) filter (where d.action = 3), count(*) filter (where d.action = 4), count(*) filter (where d.action = 5),
                  count(*) filter (where d.action = 6)] as decisions,
            percentile_disc(array[0.5, 0.9]) within group (order by d.waited_ms) as waited\
            """;

    /** What a check stopped, and somebody then decided about for the first time. */
    private static final String STOPPED = """
            d.action <= 3 and (d.before = 1 or d.shown is not null or d.before in (2, 3) and not exists (
              select from decision e where e.site_id = d.site_id and e.comment_id = d.comment_id and e.at < d.at))\
            """;

    private static final String AT_FROM = "d.at >= %s::date::timestamp at time zone 'UTC'";
    private static final String AT_BEFORE = "d.at < %s::date::timestamp at time zone 'UTC'";

    /** Which of the days from {@code $2} to before {@code $3} were not counted yet. */
    static final String UNCOUNTED = """
            select day::date from generate_series($2::date, $3::date - 1, interval '1 day') as day
            where not exists (select from statistics_counted c where c.site_id = $1 and c.day = day.day::date)
            order by day
            """;

    /** Counts the days from {@code $2} to before {@code $3}. */
    static final String COUNT = """
            with days as (
              insert into statistics_day (site_id, day, account_id, decisions, waited)
              select $1, (d.at at time zone 'UTC')::date, d.account_id, %1$s
              from decision d where d.site_id = $1 and %3$s and %4$s
              group by 2, 3
              on conflict (site_id, day, account_id) do update set decisions = excluded.decisions, waited = excluded.waited
            ),
            phases as (
              insert into statistics_phase (site_id, day, phase, decided, overturned)
              select $1, (d.at at time zone 'UTC')::date, phase, count(*), count(*) filter (where d.action in (0, 3))
              from decision d cross join lateral unnest(d.phases) as phase
              where d.site_id = $1 and %3$s and %4$s and %2$s
              group by 2, 3
              on conflict (site_id, day, phase) do update set decided = excluded.decided, overturned = excluded.overturned
            )
            insert into statistics_counted (site_id, day)
            select $1, day::date from generate_series($2::date, $3::date - 1, interval '1 day') as day
            on conflict do nothing
            """.formatted(ACTIONS, STOPPED, AT_FROM.formatted("$2"), AT_BEFORE.formatted("$3"));

    static final String DAYS = """
            select s.day, s.account_id, coalesce(a.name, '') as name, s.decisions, s.waited
            from (
              select day, account_id, decisions, waited from statistics_day where site_id = $1 and day >= $2 and day < $4
              union all
              select (d.at at time zone 'UTC')::date as day, d.account_id, %s
              from decision d where d.site_id = $1 and %s and %s
              group by 1, 2) s
            left join account a on a.site_id = $1 and a.account_id = s.account_id
            where s.day < $3
            order by s.day, name, s.account_id
            """.formatted(ACTIONS, AT_FROM.formatted("$4"), AT_BEFORE.formatted("$3"));

    /** Without what was taken back. */
    static final String PHASES =
            """
            select phase, sum(decided)::bigint as decided, sum(overturned)::bigint as overturned
            from (
              select phase, decided, overturned from statistics_phase where site_id = $1 and day >= $2 and day < $4
              union all
              select phase, 1, (d.action in (0, 3))::int
              from decision d cross join lateral unnest(d.phases) as phase
              where d.site_id = $1 and %2$s and %3$s and %1$s
              union all
              select phase, -1, -(d.action in (0, 3))::int
              from (select distinct u.undoes from decision u
                    where u.site_id = $1 and u.undoes is not null and u.at >= $2::date::timestamp at time zone 'UTC') t
              join decision d on d.site_id = $1 and d.decision_id = t.undoes
              cross join lateral unnest(d.phases) as phase
              where %4$s and %3$s and %1$s) s
            group by phase having sum(decided) > 0
            order by phase
            """.formatted(STOPPED, AT_FROM.formatted("$4"), AT_BEFORE.formatted("$3"), AT_FROM.formatted("$2"));

    static final String REPORTS = """
            select reason, count(*) filter (where verdict = 1) as upheld, count(*) filter (where verdict = 0) as dismissed
            from report
            where site_id = $1 and decided_at >= $2 and decided_at < $3 and verdict is not null
            group by reason order by reason
            """;

    static final String APPEALS = """
            select count(*) filter (where outcome = 0) as upheld, count(*) filter (where outcome = 1) as dismissed,
                   count(*) filter (where outcome = 2) as settled,
                   (select count(*) from appeal where site_id = $1 and outcome is null) as open
            from appeal
            where site_id = $1 and decided_at >= $2 and decided_at < $3 and outcome is not null
            """;

    private StatisticsSql() {}
}
