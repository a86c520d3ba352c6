package io.repartee.comment;

/** The reading statements of {@link CommentStore}. Each is one statement, so what it returns is one snapshot. */
final class CommentSql {
    /** How many keys one statement forgets. */
    static final int FORGET_AT_ONCE = 5_000;

    static final String FIND = """
            select %s
            from comment c join account a on a.site_id = c.site_id and a.account_id = c.account_id
            %s
            where c.site_id = $1 and c.comment_id = $2
            """.formatted(CommentRow.INSIDE_COLUMNS, CommentRow.WAITING);

    /** The comment, its ancestors, its page and the position of its thread. */
    static final String PERMALINK = """
            select %s, t.page, t.url, t.title, s.seq as head_seq, s.mark as head_mark
            from comment p
            join comment c on c.site_id = p.site_id and (c.comment_id = p.comment_id or c.comment_id = any(p.path))
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            join thread t on t.site_id = p.site_id and t.thread_id = p.thread_id
            left join stream_head s on s.site_id = p.site_id and s.stream = p.thread_id
            %s
            where p.site_id = $1 and p.comment_id = $2
            order by cardinality(c.path)
            """.formatted(CommentRow.INSIDE_COLUMNS, CommentRow.WAITING);

    /** What stands below any comment that readers see; of a top comment the condition on the path takes nothing away. */
    static final String REPLIES = """
            select %s, s.seq as head_seq, s.mark as head_mark
            from (select site_id, thread_id, root_id from comment
                  where site_id = $1 and comment_id = $2 and (status = 0 or reply_count > 0)) r
            left join stream_head s on s.site_id = r.site_id and s.stream = r.thread_id
            left join lateral (
              select * from comment
              where site_id = $1 and root_id = r.root_id and parent_id is not null and (status = 0 or reply_count > 0)
                and comment_id > $3 and $2 = any(path)
              order by comment_id limit $4) c on true
            left join account a on a.site_id = c.site_id and a.account_id = c.account_id
            order by c.comment_id
            """.formatted(CommentRow.COLUMNS);

    static final String HELD_OF_AUTHOR = """
            select %s
            from comment c join account a on a.site_id = c.site_id and a.account_id = c.account_id
            %s
            where c.site_id = $1 and c.account_id = $2 and c.thread_id = $3 and (c.status = 1 or c.latest > c.revision)
            order by c.comment_id desc limit 50
            """.formatted(CommentRow.INSIDE_COLUMNS, CommentRow.WAITING);

    /** What moderators had to say to an author about comments of this thread, the latest first. */
    static final String MESSAGES_TO_AUTHOR = """
            select d.comment_id, d.after, d.reason, d.message, d.at
            from comment c join decision d on d.site_id = c.site_id and d.comment_id = c.comment_id
            where c.site_id = $1 and c.account_id = $2 and c.thread_id = $3 and d.message is not null
            order by d.at desc limit 20
            """;

    static final String MANY = """
            select %s
            from unnest($2::uuid[]) as wanted(comment_id)
            join comment c on c.site_id = $1 and c.comment_id = wanted.comment_id
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            """.formatted(CommentRow.COLUMNS);

    static final String PUBLISHED =
            "select coalesce((select published from thread_counter where site_id = $1 and thread_id = $2), 0)";

    /** How many published comments each of some threads has; none where there is no row. */
    static final String PUBLISHED_MANY =
            "select thread_id, published from thread_counter where site_id = $1 and thread_id = any($2::uuid[])";

    /** What an idempotency key was used for, and the place of the comment that it made in its thread's stream. */
    static final String REPEATED = """
            select k.comment_id, k.body_hash, e.seq, e.mark
            from idempotency k
            left join comment c on c.site_id = k.site_id and c.comment_id = k.comment_id
            left join event e on e.site_id = k.site_id and e.stream = c.thread_id and e.comment = k.comment_id and e.type = 1
            where k.site_id = $1 and k.account_id = $2 and k.key = $3
            order by e.seq limit 1
            """;

    static final String FORGET_KEYS = """
            delete from idempotency where ctid in (
              select ctid from idempotency where at < now() - interval '24 hours'
              limit %d for update skip locked)
            """.formatted(FORGET_AT_ONCE);

    private CommentSql() {}
}
