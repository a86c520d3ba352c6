package io.repartee.moderation;

/** The statements of {@link TakeIntoSearch}. Each takes in some comments of each site and gives how many; of several nodes one does it. */
final class SearchSql {
    /** How many comments of a site one statement takes in. */
    static final int AT_ONCE = 500;

    /** The next ids come from the key alone, and only then their texts: of however many wait, no more is read than is taken in. */
    private static final String NEWS = """
            news as materialized (
              select c.site_id, c.comment_id, coalesce(w.source, c.source) as source
              from place p
              cross join lateral (
                select n.site_id, n.comment_id from comment n
                where n.site_id = p.site_id and n.comment_id > p.after %s
                order by n.comment_id limit %d) n
              cross join lateral (
                select c.site_id, c.comment_id, c.latest, c.revision, c.source from comment c
                where c.site_id = n.site_id and c.comment_id = n.comment_id) c
              left join lateral (
                select w.source from comment_revision w
                where c.latest > c.revision and w.site_id = c.site_id and w.comment_id = c.comment_id
                  and w.revision = c.latest) w on true
            ),
            taken as (
              insert into comment_search (site_id, comment_id, words)
              select site_id, comment_id, to_tsvector('simple', source) from news
              on conflict do nothing
              returning site_id, words
            ),
            learnt as (
              insert into search_word (site_id, word)
              select distinct site_id, word from taken cross join lateral unnest(tsvector_to_array(words)) as word
              where length(word) between 3 and 40
              on conflict do nothing
            )""";

    private static final String NOT_YET = """
            and not exists (select from comment_search s where s.site_id = n.site_id and s.comment_id = n.comment_id)""";

    /** Takes in what is newer than the newest that was taken in. Asks nothing about what is older, so it costs what it takes in. */
    static final String TAKE_IN = """
            with turn as materialized (select pg_try_advisory_xact_lock(7221, 1) as mine),
            place as materialized (
              select s.site_id, greatest(p.upto, n.comment_id, '00000000-0000-0000-0000-000000000000') as after
              from site s
              left join search_progress p on p.site_id = s.site_id
              left join lateral (
                select t.comment_id from comment_search t where t.site_id = s.site_id
                order by t.comment_id desc limit 1) n on true
              where (select mine from turn)
            ),
            %s
            select count(*)::int from news
            """.formatted(NEWS.formatted("", AT_ONCE));

    /**
     * Takes in also what came to be seen later than newer ones, because ids are made before they are committed, and by several
     * clocks: looks through everything since the last half minute that is known to be complete, and moves that on. At thousands
     * of comments a second this costs more than taking them in, so it is not done each time.
     *
     * <p>{@code $1} is the smallest id of half a minute ago.
     */
    static final String LOOK_AGAIN = """
            with turn as materialized (select pg_try_advisory_xact_lock(7221, 1) as mine),
            place as materialized (
              select s.site_id, coalesce(p.upto, '00000000-0000-0000-0000-000000000000') as after
              from site s left join search_progress p on p.site_id = s.site_id
              where (select mine from turn)
            ),
            %s,
            reached as materialized (
              select p.site_id, case when n.found = %d then least(n.last, $1::uuid) else $1::uuid end as upto
              from place p
              left join (select site_id, count(*) as found, (array_agg(comment_id order by comment_id desc))[1] as last
                         from news group by site_id) n on n.site_id = p.site_id
              where p.after < $1::uuid
            ),
            moved as (
              insert into search_progress as g (site_id, upto)
              select r.site_id, r.upto from reached r
              where exists (select from news n where n.site_id = r.site_id)
                or exists (select from comment c join search_progress g on g.site_id = c.site_id
                           where c.site_id = r.site_id and c.comment_id > g.upto and c.comment_id < r.upto)
              on conflict (site_id) do update set upto = excluded.upto where g.upto < excluded.upto
            )
            select count(*)::int from news
            """.formatted(NEWS.formatted(NOT_YET, AT_ONCE), AT_ONCE);

    private SearchSql() {}
}
