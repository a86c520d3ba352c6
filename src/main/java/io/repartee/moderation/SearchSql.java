package io.repartee.moderation;

/** The statement of {@link TakeIntoSearch}. */
final class SearchSql {
    /** How many comments of a site one statement takes in. */
    static final int AT_ONCE = 500;

    /**
     * Takes in what is newer than what was taken in, of each site some; gives how many there were. Ids are made before they are
     * committed, and by several clocks, so the last half minute is looked through again each time. Of several nodes one does it.
     *
     * <p>{@code $1} is the smallest id of half a minute ago.
     */
    static final String TAKE_IN = """
            with turn as materialized (select pg_try_advisory_xact_lock(7221, 1) as mine),
            place as materialized (
              select s.site_id, coalesce(p.upto, '00000000-0000-0000-0000-000000000000') as upto
              from site s left join search_progress p on p.site_id = s.site_id
              where (select mine from turn)
            ),
            news as materialized (
              select c.*
              from place p cross join lateral (
                select c.site_id, c.comment_id, coalesce(w.source, c.source) as source
                from comment c
                left join comment_revision w
                  on c.latest > c.revision and w.site_id = c.site_id and w.comment_id = c.comment_id and w.revision = c.latest
                where c.site_id = p.site_id and c.comment_id > p.upto
                  and not exists (
                    select from comment_search s where s.site_id = c.site_id and s.comment_id = c.comment_id)
                order by c.comment_id limit %1$d) c
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
            ),
            reached as materialized (
              select p.site_id, case when n.found = %1$d then least(n.last, $1::uuid) else $1::uuid end as upto
              from place p
              left join (select site_id, count(*) as found, (array_agg(comment_id order by comment_id desc))[1] as last
                         from news group by site_id) n on n.site_id = p.site_id
              where p.upto < $1::uuid
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
            """.formatted(AT_ONCE);

    private SearchSql() {}
}
