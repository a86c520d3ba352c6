package io.repartee.comment;

/** The statements that read a page of a thread, one for each order. */
final class PageSql {
    static final String NEWEST_FIRST = firstPage("c.comment_id < $4", "c.comment_id desc", "0::float8");
    static final String OLDEST_FIRST = firstPage("c.comment_id > $4", "c.comment_id asc", "0::float8");

    private static final String SCORE = "comment_score(c.up, c.down, coalesce(c.published_at, c.created_at))";

    /** The same with the score to go on from as $7. */
    static final String TOP_FIRST =
            firstPage("(" + SCORE + ", c.comment_id) < ($7::float8, $4)", SCORE + " desc, c.comment_id desc", SCORE);

    private PageSql() {}

    static String of(PageSort sort) {
        return switch (sort) {
            case NEWEST -> NEWEST_FIRST;
            case OLDEST -> OLDEST_FIRST;
            case TOP -> TOP_FIRST;
        };
    }

    /** A thread, its position, a page of its top comments and the first replies of each, in the order to be shown. */
    private static String firstPage(String beyond, String order, String score) {
        return """
                with place as (
                  select coalesce((select thread_id from page_alias where site_id = $1 and page = $2), $3::uuid) as id
                ),
                top as (
                  select c.*, %3$s as score, row_number() over (order by %2$s) as place
                  from comment c
                  where c.site_id = $1 and c.thread_id = (select id from place) and c.parent_id is null
                    and (c.status = 0 or c.reply_count > 0) and %1$s
                  order by %2$s limit $5
                ),
                reply as (
                  select r.*, 0::float8 as score, t.place
                  from top t cross join lateral (
                    select * from comment
                    where site_id = $1 and root_id = t.comment_id and parent_id is not null
                      and (status = 0 or reply_count > 0)
                    order by comment_id limit $6) r
                  where t.reply_count > 0
                )
                select p.id as head_thread, t.url as head_url, t.title as head_title, t.open as head_open,
                       k.published as head_published, k.tally as head_tally, k.reactions as head_reactions,
                       s.seq as head_seq, s.mark as head_mark, c.score, %4$s
                from place p
                left join thread t on t.site_id = $1 and t.thread_id = p.id
                left join thread_counter k on k.site_id = $1 and k.thread_id = p.id
                left join stream_head s on s.site_id = $1 and s.stream = p.id
                left join (select * from top union all select * from reply) c on true
                left join account a on a.site_id = c.site_id and a.account_id = c.account_id
                order by c.place, c.parent_id is not null, c.comment_id
                """.formatted(beyond, order, score, CommentRow.COLUMNS);
    }
}
