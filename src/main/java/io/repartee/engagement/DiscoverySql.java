package io.repartee.engagement;

import io.repartee.comment.CommentRow;

/** The statements of {@link DiscoveryStore}. They only read, and no more rows than they say. */
final class DiscoverySql {
    private static final String CARD = "t.page, t.url, t.title, t.section, coalesce(k.published, 0) as published";

    /** Whose comments were published most since the first id of a time ($2). */
    static final String DISCUSSED = """
            select %s, d.n::float8 as score
            from (select thread_id, count(*) as n from comment
                  where site_id = $1 and comment_id >= $2 and status = 0 group by thread_id) d
            join thread t on t.site_id = $1 and t.thread_id = d.thread_id
            left join thread_counter k on k.site_id = $1 and k.thread_id = d.thread_id
            where $3::text is null or t.section = $3
            order by d.n desc, k.pulse desc nulls last, t.thread_id
            limit $4
            """.formatted(CARD);

    /** $2 is now as {@code pulse_at} has it; what has less than a hundredth of a comment left is not active. */
    static final String TRENDING = """
            select %s, power(2::float8, k.pulse - pulse_at($2::timestamptz)) as score
            from (select thread_id, published, pulse from thread_counter
                  where site_id = $1 and pulse > pulse_at($2::timestamptz) - 6.6 and published > 0
                  order by pulse desc limit case when $3::text is null then $4::int else 1000000 end) k
            join thread t on t.site_id = $1 and t.thread_id = k.thread_id
            where $3::text is null or t.section = $3
            order by k.pulse desc, t.thread_id
            limit $4::int
            """.formatted(CARD);

    /** Of a section, those among the last five thousand comments of the site. */
    static final String LATEST = """
            select %s, t.page, t.url, t.title, t.section
            from (select * from comment where site_id = $1 and status = 0
                  order by comment_id desc limit case when $2::text is null then $3::int else 5000 end) c
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            where $2::text is null or t.section = $2
            order by c.comment_id desc
            limit $3::int
            """.formatted(CommentRow.COLUMNS);

    /**
     * Where those who comment here ($2) comment too, and what is new in its section: of the last 200 people here the last 50
     * comments of each, and the 100 newest pages of the section.
     */
    static final String RELATED = """
            with here as materialized (
              select section from thread where site_id = $1 and thread_id = $2
            ),
            people as materialized (
              select distinct account_id
              from (select account_id from comment
                    where site_id = $1 and thread_id = $2 and status = 0 order by comment_id desc limit 200) c
            ),
            shared as (
              select thread_id, count(distinct account_id) as people
              from (select p.account_id, c.thread_id
                    from people p cross join lateral (
                      select thread_id from comment
                      where account_id = p.account_id and site_id = $1 and status = 0
                      order by comment_id desc limit 50) c) e
              where thread_id <> $2 group by thread_id
            ),
            near as (
              select t.thread_id from thread t
              where t.site_id = $1 and t.section = (select section from here) and t.thread_id <> $2
              order by t.created_at desc limit 100
            ),
            candidate as (
              select coalesce(s.thread_id, n.thread_id) as thread_id, coalesce(s.people, 0) as people
              from shared s full join near n on n.thread_id = s.thread_id
            )
            select %s,
                   c.people / sqrt((select greatest(count(*), 1) from people)::float8 * greatest(k.published, 1))
                     + case when t.section = (select section from here) then 0.1 else 0 end as score
            from candidate c
            join thread t on t.site_id = $1 and t.thread_id = c.thread_id
            join thread_counter k on k.site_id = $1 and k.thread_id = c.thread_id and k.published > 0
            order by score desc, k.pulse desc nulls last, t.thread_id
            limit $3
            """.formatted(CARD);

    private DiscoverySql() {}
}
