package io.repartee.comment;

/** What feeds are made of: the latest published comments with their pages. */
final class FeedSql {
    static final String OF_THREAD = latest("c.site_id = $1 and c.thread_id = $2");
    static final String OF_SITE = latest("c.site_id = $1");

    private FeedSql() {}

    private static String latest(String where) {
        return """
                select %s, t.page, t.url, t.title
                from (select * from comment c where %s and c.status = 0 order by c.comment_id desc limit 50) c
                join account a on a.site_id = c.site_id and a.account_id = c.account_id
                join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
                order by c.comment_id desc
                """.formatted(CommentRow.COLUMNS, where);
    }
}
