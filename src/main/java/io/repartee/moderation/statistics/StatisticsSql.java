package io.repartee.moderation.statistics;

/** The statements of {@link StatisticsStore}: of a site, from a time on and before another. Each reads one index over that time. */
final class StatisticsSql {
    static final String DAYS = """
            select (d.at at time zone 'UTC')::date as day, d.account_id, max(d.by_name) as name,
                   count(*) filter (where d.action = 0) as approve, count(*) filter (where d.action = 1) as reject,
                   count(*) filter (where d.action = 2) as spam, count(*) filter (where d.action = 3) as restore,
                   count(*) filter (where d.action = 4) as undo, count(*) filter (where d.action = 5) as redact,
                   count(*) filter (where d.action = 6) as delete,
                   percentile_disc(array[0.5, 0.9]) within group (order by d.waited_ms) as waited
            from decision d
            where d.site_id = $1 and d.at >= $2 and d.at < $3
            group by 1, 2 order by 1, 3, 2
            """;

    /** What a check stopped, and somebody then decided about for the first time, and did not take back. */
    static final String PHASES = """
            select phase, count(*) as decided, count(*) filter (where d.action in (0, 3)) as overturned
            from decision d cross join lateral unnest(d.phases) as phase
            where d.site_id = $1 and d.at >= $2 and d.at < $3 and d.action <= 3
              and (d.before = 1 or d.shown is not null or d.before in (2, 3) and not exists (
                select from decision e where e.site_id = d.site_id and e.comment_id = d.comment_id and e.at < d.at))
              and not exists (select from decision u where u.site_id = d.site_id and u.undoes = d.decision_id)
            group by phase order by phase
            """;

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
