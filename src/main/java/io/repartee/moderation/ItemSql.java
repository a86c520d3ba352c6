package io.repartee.moderation;

import io.repartee.comment.CommentRow;

/**
 * What {@link QueueItem} shows of comments. In three steps of few tables each: with all of them in one, PostgreSQL would take
 * longer to choose an order than to fetch them.
 */
final class ItemSql {
    /** Of an author's last comments this many are counted, so that a busy author costs no more than another. */
    private static final int RECENT = 200;

    private static final String TEXTS = """
            texts as materialized (
              select %s, c.parent_id, c.reports, t.page, t.url, t.title, t.section
              from wanted p
              join comment c on c.site_id = $1 and c.comment_id = p.comment_id
              join account a on a.site_id = c.site_id and a.account_id = c.account_id
              join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
              %s
            ),
            """.formatted(
            CommentRow.INSIDE_COLUMNS.replace("c.decision_id", "c.decision_id as decided_last"), CommentRow.WAITING);

    private static final String KNOWN = """
            known as materialized (
              select c.*, f.findings::text as findings, k.account_id as claimed_by, k.name as claimed_name,
                     k.until as claimed_until, w.account_id as written_by, w.name as written_by_name, %s
              from texts c
              left join finding f on f.site_id = c.site_id and f.comment_id = c.comment_id and f.revision = c.latest
              left join claim k on k.site_id = c.site_id and k.comment_id = c.comment_id and k.until > now()
              left join publication_comment w on w.site_id = c.site_id and w.comment_id = c.comment_id
              left join decision d on d.site_id = c.site_id and d.decision_id = c.decided_last
            )
            """.formatted(Decision.COLUMNS);

    private static final String ABOUT = """
            select c.*, (select policy ->> 'trust' from site where site_id = $1) as trust, h.published as author_published, h.rejected as author_rejected, y.kinds as author_standing,
                   z.reasons as reported_reasons, z.counts as reported_counts,
                   r.comment_id as answered, r.status as answered_status, left(r.source, 300) as answered_source,
                   b.name as answered_name
            from known c
            left join comment r on r.site_id = c.site_id and r.comment_id = c.parent_id
            left join account b on b.site_id = r.site_id and b.account_id = r.account_id
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
              select array_agg(q.reason order by q.n desc, q.reason) as reasons,
                     array_agg(q.n order by q.n desc, q.reason) as counts
              from (select p.reason, count(*)::int as n from report p
                    where c.reports > 0 and p.site_id = c.site_id and p.comment_id = c.comment_id and p.verdict is null
                    group by p.reason) q) z
            """.formatted(RECENT);

    private ItemSql() {}

    /**
     * @param ids selects {@code comment_id}s of the site {@code $1}; an order by columns of {@code c} may follow the statement
     */
    static String of(String ids) {
        return "with wanted as materialized (" + ids + "),\n" + TEXTS + KNOWN + ABOUT;
    }
}
