package io.repartee.notify;

import io.repartee.comment.CommentRow;

/** The statements of {@link InboxStore}. */
final class InboxSql {
    /** The latest first; what is no longer on its page is not told, but decisions about one's own always are. $3 before, $4 how many. */
    static final String PAGE = """
            select n.notification_id, n.kind as notice, n.at as noticed_at, n.read, t.page, t.url, t.title,
                   d.action, d.after, d.reason, d.message, %s
            from notification n
            join comment c on c.site_id = n.site_id and c.comment_id = n.comment_id
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            left join decision d on n.kind = 4 and d.site_id = n.site_id and d.decision_id = n.subject
            where n.site_id = $1 and n.account_id = $2 and n.notification_id < $3 and (n.kind = 4 or c.status = 0)
            order by n.notification_id desc limit $4
            """.formatted(CommentRow.COLUMNS);

    static final String UNREAD = "select unread from inbox where site_id = $1 and account_id = $2";

    /** The same for the streams of many people. */
    static final String UNREAD_MANY = """
            select w.place, i.unread
            from unnest($1::int[], $2::uuid[]) with ordinality as w (site_id, account_id, place)
            join inbox i on i.site_id = w.site_id and i.account_id = w.account_id
            """;

    /** $3 everything up to this one, $4 these, $5 now. */
    static final String READ = """
            with taken as (
              update notification set read = true
              where site_id = $1 and account_id = $2 and not read
                and (notification_id <= $3 or notification_id = any($4::bigint[]))
              returning site_id, account_id, true as unread
            ),
            """ + NoticeSql.UNCOUNT + NoticeSql.tell("$5::timestamptz") + NoticeSql.TOLD;

    /** What is kept for a person: the inbox, preferences, what is followed and muted. */
    static final String ERASE = """
            with notices as (delete from notification where site_id = $1 and account_id = $2),
            follows as (delete from follow where site_id = $1 and (account_id = $2 or kind = 1 and ref = $2::text)),
            mutes as (delete from mute where site_id = $1 and (account_id = $2 or muted = $2))
            delete from inbox where site_id = $1 and account_id = $2
            """;

    private InboxSql() {}
}
