package io.repartee.moderation;

import io.repartee.comment.CommentRow;

/** The statements of {@link ModerationStore}. */
final class ModerationSql {
    /** Of an author's last comments this many are counted, so that a busy author costs no more than another. */
    private static final int RECENT = 200;

    private static final String ITEM =
            """
            select %s, t.page, t.url, t.title, h.published as author_published, h.rejected as author_rejected, %s
            from comment c
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            left join decision d on d.site_id = c.site_id and d.decision_id = c.decision_id
            cross join lateral (
              select count(*) filter (where r.status = 0) as published, count(*) filter (where r.status in (2, 3)) as rejected
              from (select status from comment
                    where site_id = c.site_id and account_id = c.account_id
                    order by comment_id desc limit %d) r) h
            """.formatted(CommentRow.COLUMNS.replace("c.decision_id, ", ""), Decision.COLUMNS, RECENT);

    static final String ITEMS = ITEM + "where c.site_id = $1 and c.comment_id = any($2)";

    /** Who has waited longest comes first. */
    static final String OLDEST_FIRST = queue(">", "asc");

    static final String NEWEST_FIRST = queue("<", "desc");

    static final String PENDING = "select coalesce((select pending from site_counter where site_id = $1), 0)";

    static final String DECISION =
            "select " + Decision.COLUMNS + " from decision d where d.site_id = $1 and d.decision_id = $2";

    static final String DECISIONS_OF = "select " + Decision.COLUMNS
            + " from decision d where d.site_id = $1 and d.comment_id = $2 order by d.at, d.decision_id";

    static final String REVISIONS_OF = """
            select revision, source, html, written_at from comment_revision
            where site_id = $1 and comment_id = $2
            union all
            select revision, source, html, coalesce(edited_at, created_at) from comment
            where site_id = $1 and comment_id = $2
            order by revision
            """;

    private ModerationSql() {}

    private static String queue(String beyond, String order) {
        return ITEM + """
                where c.site_id = $1 and c.status = $2 and c.status <> 0 and c.comment_id %s $3
                order by c.comment_id %s limit $4
                """.formatted(beyond, order);
    }
}
