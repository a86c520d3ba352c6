package io.repartee.moderation;

import io.repartee.comment.CommentRow;

/** The statements of {@link ModerationStore}. */
final class ModerationSql {
    /** Of an author's last comments this many are counted, so that a busy author costs no more than another. */
    private static final int RECENT = 200;

    private static final String ITEM = """
            select %s, t.page, t.url, t.title, t.section, f.findings::text as findings, h.published as author_published, h.rejected as author_rejected, %s
            from comment c
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            %s
            left join finding f on f.site_id = c.site_id and f.comment_id = c.comment_id and f.revision = c.latest
            left join decision d on d.site_id = c.site_id and d.decision_id = c.decision_id
            cross join lateral (
              select count(*) filter (where r.status = 0) as published, count(*) filter (where r.status in (2, 3)) as rejected
              from (select status from comment
                    where site_id = c.site_id and account_id = c.account_id
                    order by comment_id desc limit %d) r) h
            """.formatted(
            CommentRow.INSIDE_COLUMNS.replace("c.decision_id, ", ""), Decision.COLUMNS, CommentRow.WAITING, RECENT);

    static final String ITEMS = ITEM + "where c.site_id = $1 and c.comment_id = any($2)";

    /**
     * How much is in each queue, since when the first that waits does so, and how many decisions were made since {@code $2},
     * the smallest id of that time.
     */
    static final String COUNTS = """
            select k.pending, coalesce((select sum(fresh) from fresh_counter where site_id = $1), 0)::int as fresh,
                   k.reported, k.spam, k.rejected,
                   (select coalesce(w.written_at, c.edited_at, c.created_at) from comment c %s
                    where c.site_id = $1 and (c.status = 1 or c.latest > c.revision)
                    order by c.comment_id limit 1) as oldest,
                   (select count(*) from decision where site_id = $1 and decision_id >= $2)::int as decided
            from (select $1::int as site_id) s left join site_counter k on k.site_id = s.site_id
            """.formatted(CommentRow.WAITING);

    static final String DECISION =
            "select " + Decision.COLUMNS + " from decision d where d.site_id = $1 and d.decision_id = $2";

    static final String DECISIONS_OF = "select " + Decision.COLUMNS
            + " from decision d where d.site_id = $1 and d.comment_id = $2 order by d.at, d.decision_id";

    static final String REVISIONS_OF = """
            select revision, source, html, written_at from comment_revision
            where site_id = $1 and comment_id = $2
            union all
            select revision, source, html, coalesce(edited_at, created_at) from comment c
            where site_id = $1 and comment_id = $2 and not exists (
              select from comment_revision r
              where r.site_id = c.site_id and r.comment_id = c.comment_id and r.revision = c.revision)
            order by revision
            """;

    private ModerationSql() {}

    /** A queue is what has its condition, in the order of arrival. */
    static String queue(String condition, boolean oldestFirst) {
        return ITEM + """
                where c.site_id = $1 and %s and c.comment_id %s $2
                order by c.comment_id %s limit $3
                """.formatted(condition, oldestFirst ? ">" : "<", oldestFirst ? "asc" : "desc");
    }
}
