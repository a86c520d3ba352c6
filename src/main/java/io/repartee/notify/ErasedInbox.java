package io.repartee.notify;

import io.repartee.account.Erasable;
import io.repartee.account.Erasable.Told;
import io.repartee.account.ErasedRows;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** What somebody was told, where to, and whom they follow; and that others follow them. */
public final class ErasedInbox {
    private static final String ERASE = """
            with follows as (
              delete from follow
              where site_id = $1 and (account_id = $2 or kind = 1 and ref = $2::uuid::text)
            ),
            notices as (delete from notification where site_id = $1 and account_id = $2)
            delete from inbox where site_id = $1 and account_id = $2
            """;

    private static final String FOLLOWS = """
            select kind || ':' || ref as key, jsonb_build_object('kind', (array['thread', 'author', 'section'])[kind + 1],
                     'target', target, 'at', at) as value
            from follow where site_id = $1 and account_id = $2 and kind || ':' || ref > $3::text order by 1 limit $4
            """;

    private static final String NOTICES = """
            select lpad(notification_id::text, 20, '0') as key, jsonb_build_object('kind',
                     (array['reply', 'mention', 'followed', 'decision'])[kind], 'commentId', comment_id, 'read', read, 'at', at) as value
            from notification
            where site_id = $1 and account_id = $2 and lpad(notification_id::text, 20, '0') > $3::text order by 1 limit $4
            """;

    private static final String PREFERENCES = """
            select account_id::text as key, jsonb_build_object('mail', mail, 'confirmed', mail_confirmed, 'when',
                     (array['never', 'at_once', 'hourly', 'daily'])[mail_when + 1]) as value
            from inbox where site_id = $1 and account_id = $2 and account_id::text > $3::text limit $4
            """;

    private ErasedInbox() {}

    public static Erasable in(Pool pool) {
        return new ErasedRows(
                pool,
                List.of(ERASE),
                List.of(
                        new Told("follows", FOLLOWS),
                        new Told("notifications", NOTICES),
                        new Told("preferences", PREFERENCES)));
    }
}
