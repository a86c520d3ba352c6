package io.repartee.moderation;

import io.repartee.comment.CommentRow;

/** The statements of {@link ModerationStore}. */
final class ModerationSql {
    /** Of an author's last comments this many are counted, so that a busy author costs no more than another. */
    private static final int RECENT = 200;

    /**
     * What is shown of the comments that {@code wanted} names. It comes first, since with so many tables the planner keeps to
     * their order.
     */
    private static final String ITEM = """
            select %s, t.page, t.url, t.title, t.section, f.findings::text as findings,
                   h.published as author_published, h.rejected as author_rejected, y.kinds as author_standing,
                   z.reasons as reported_reasons, z.counts as reported_counts,
                   r.comment_id as answered, left(r.source, 300) as answered_source, b.name as answered_name, r.status as answered_status, k.account_id as claimed_by, k.name as claimed_name,
                   k.until as claimed_until, %s
            from wanted p
            join comment c on c.site_id = $1 and c.comment_id = p.comment_id
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            %s
            left join finding f on f.site_id = c.site_id and f.comment_id = c.comment_id and f.revision = c.latest
            left join comment r on r.site_id = c.site_id and r.comment_id = c.parent_id
            left join account b on b.site_id = r.site_id and b.account_id = r.account_id
            left join claim k on k.site_id = c.site_id and k.comment_id = c.comment_id and k.until > now()
            left join decision d on d.site_id = c.site_id and d.decision_id = c.decision_id
            cross join lateral (
              select count(*) filter (where r.status = 0) as published, count(*) filter (where r.status in (2, 3)) as rejected
              from (select status from comment
                    where site_id = c.site_id and account_id = c.account_id
                    order by comment_id desc limit %d) r) h
            cross join lateral (
              select array_agg(distinct s.kind order by s.kind) as kinds from sanction s
              where s.site_id = c.site_id and s.account_id = c.account_id and s.lifted_at is null
                and s.acknowledged_at is null and (s.until is null or s.until > now())) y
            cross join lateral (
              select array_agg(q.reason order by q.n desc, q.reason) as reasons, array_agg(q.n order by q.n desc, q.reason) as counts
              from (select p.reason, count(*)::int as n from report p
                    where c.reports > 0 and p.site_id = c.site_id and p.comment_id = c.comment_id and p.verdict is null
                    group by p.reason) q) z
            """.formatted(
            CommentRow.INSIDE_COLUMNS.replace("c.decision_id, ", ""), Decision.COLUMNS, CommentRow.WAITING, RECENT);

    static final String ITEMS = items("select unnest($2::uuid[]) as comment_id");

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

    /** What is shown of the comments with the ids that {@code ids} selects; an order may follow. */
    static String items(String ids) {
        return "with wanted as materialized (" + ids + ")\n" + ITEM;
    }
}
