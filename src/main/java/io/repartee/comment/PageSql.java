package io.repartee.comment;

/** The statements that read a page of a thread, one for each order. */
final class PageSql {
    private static final String TOP_COMMENTS = "c.parent_id is null and (c.status = 0 or c.reply_count > 0)";
    private static final String FEATURED = "c.featured_at is not null and c.status = 0";

    static final String NEWEST_FIRST = newest(TOP_COMMENTS);
    static final String OLDEST_FIRST = oldest(TOP_COMMENTS);
    static final String NEWEST_FEATURED = newest(FEATURED);
    static final String OLDEST_FEATURED = oldest(FEATURED);

    private static final String SCORE = "comment_score(c.up, c.down, coalesce(c.published_at, c.created_at))";

    /** The same with the score to go on from as $7. */
    static final String TOP_FIRST = best(TOP_COMMENTS);

    static final String TOP_FEATURED = best(FEATURED);

    private PageSql() {}

    static String of(PageRequest request) {
        return switch (request.sort()) {
            case NEWEST -> request.featured() ? NEWEST_FEATURED : NEWEST_FIRST;
            case OLDEST -> request.featured() ? OLDEST_FEATURED : OLDEST_FIRST;
            case TOP -> request.featured() ? TOP_FEATURED : TOP_FIRST;
        };
    }

    private static String newest(String which) {
        return firstPage(which, "c.comment_id < $4", "c.comment_id desc", "0::float8");
    }

    private static String oldest(String which) {
        return firstPage(which, "c.comment_id > $4", "c.comment_id asc", "0::float8");
    }

    private static String best(String which) {
        return firstPage(
                which, "(" + SCORE + ", c.comment_id) < ($7::float8, $4)", SCORE + " desc, c.comment_id desc", SCORE);
    }

    /** A thread, its position, what is pinned in it (places below 0), a page of its top comments and the first replies of each, in the order to be shown. */
    private static String firstPage(String which, String beyond, String order, String score) {
        return """
                with place as (
                  select coalesce((
                    select thread_id from page_alias where site_id = $1 and page = any ($2::text[]) order by page = ($2::text[])[1] desc limit 1), $3::uuid) as id
                ),
                top as (
                  select c.*, %3$s as score, row_number() over (order by %2$s) as place
                  from comment c
                  where c.site_id = $1 and c.thread_id = (select id from place) and %5$s and %1$s
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
                ),
                pinned as (
                  select c.*, 0::float8 as score, -row_number() over (order by c.pinned_at) as place
                  from comment c
                  where c.site_id = $1 and c.thread_id = (select id from place) and c.pinned_at is not null and c.status = 0
                  order by c.pinned_at desc limit 10
                )
                select p.id as head_thread, t.url as head_url, t.title as head_title, t.section as head_section, thread_open(t.open, t.opens_at, t.closes_at, now()) as head_open,
                       t.question as head_question, t.message_html as head_message, t.opens_at as head_opens,
                       t.closes_at as head_closes, t.votes as head_votes, t.reactions as head_reacts,
                       (select count(*) from comment f
                        where f.site_id = $1 and f.thread_id = p.id and f.featured_at is not null and f.status = 0) as head_featured,
                       k.published as head_published, k.tally as head_tally, k.reactions as head_reactions,
                       s.seq as head_seq, s.mark as head_mark, c.score, c.place, %4$s
                from place p
                left join thread t on t.site_id = $1 and t.thread_id = p.id
                left join thread_counter k on k.site_id = $1 and k.thread_id = p.id
                left join stream_head s on s.site_id = $1 and s.stream = p.id
                left join (select * from pinned union all select * from top union all select * from reply) c on true
                left join account a on a.site_id = c.site_id and a.account_id = c.account_id
                order by c.place, c.parent_id is not null, c.comment_id
                """.formatted(beyond, order, score, CommentRow.COLUMNS, which);
    }
}
