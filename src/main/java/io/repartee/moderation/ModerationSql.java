package io.repartee.moderation;

import io.repartee.comment.CommentRow;

/** The statements of {@link ModerationStore}. */
final class ModerationSql {
    static final String ITEMS = ItemSql.of("select unnest($2::uuid[]) as comment_id");

    /**
     * How much is in each queue, since when the first that waits does so, and how many decisions were made since {@code $2},
     * the smallest id of that time.
     */
    static final String COUNTS = """
            select k.pending, coalesce((select sum(fresh) from fresh_counter where site_id = $1), 0)::int as fresh,
                   k.reported, k.spam, k.rejected,
                   (select count(*) from appeal where site_id = $1 and outcome is null)::int as appeals,
                   (select coalesce(w.written_at, c.edited_at, c.created_at) from comment c %s
                    where c.site_id = $1 and (c.status = 1 or c.latest > c.revision)
                    order by c.comment_id limit 1) as oldest,
                   (select count(*) from decision where site_id = $1 and decision_id >= $2)::int as decided
            from (select $1::int as site_id) s left join site_counter k on k.site_id = s.site_id
            """.formatted(CommentRow.WAITING);

    static final String OF_AUTHOR = """
            select %s
            from comment c join account a on a.site_id = c.site_id and a.account_id = c.account_id
            where c.site_id = $1 and c.account_id = $2 and c.status = any($3)
            order by c.comment_id desc limit $4
            """.formatted(CommentRow.COLUMNS);

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
}
