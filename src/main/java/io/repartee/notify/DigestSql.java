package io.repartee.notify;

import io.repartee.comment.CommentRow;

/** The statements of {@link SendDigests} and {@link WriteDigest}. */
final class DigestSql {
    /** Whose mail is due gets a row of the outbox, once for each time it was due. $1 now, $2 how many. */
    static final String DUE = """
            with due as materialized (
              select site_id, account_id, mail_due from inbox where mail_due <= $1
              order by mail_due limit $2
              for update skip locked
            ),
            put as (
              insert into outbox (site_id, kind, destination, key, account_id, body, due, since)
              select site_id, 'digest', 'digest', 'digest:' || account_id || ':' || extract(epoch from mail_due), account_id, '{}', $1, $1
              from due
              on conflict (site_id, key) do nothing
            ),
            done as (
              update inbox i set mail_due = null from due d
              where i.site_id = d.site_id and i.account_id = d.account_id
              returning 1
            )
            select count(*) as people from done
            """;

    /** To whom, and what is unread and was in no mail yet, as it is now. $3 how many. */
    static final String UNSENT = """
            select i.mail, i.mail_key, i.language, s.key as site_key, s.name as site_name, s.policy ->> 'language' as site_language, n.notification_id, n.kind as notice,
                   n.at as noticed_at, n.read, t.page, t.url, t.title, d.action, d.after, d.reason, d.message, %s
            from inbox i
            join site s on s.site_id = i.site_id
            join notification n on n.site_id = i.site_id and n.account_id = i.account_id and n.notification_id > i.mailed and not n.read
            join comment c on c.site_id = n.site_id and c.comment_id = n.comment_id and (n.kind = 4 or c.status = 0)
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            left join decision d on n.kind = 4 and d.site_id = n.site_id and d.decision_id = n.subject
            where i.site_id = $1 and i.account_id = $2 and i.mail_confirmed and i.mail_when > 0
            order by n.notification_id desc limit $3
            """.formatted(CommentRow.COLUMNS);

    static final String SENT = """
            update inbox set mailed = greatest(mailed, $3) where site_id = $1 and account_id = $2
            """;

    private DigestSql() {}
}
