package io.repartee.account;

import io.repartee.account.Erasable.Told;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** How somebody signs in here: addresses, passwords, sessions, links to other services, and the name that nobody else may have. */
public final class ErasedSignIn {
    private static final String ERASE = """
            with requests as (
              delete from mail_request r
              where r.site_id = $1 and (r.account_id = $2 or r.mail_key in (
                select mail_key from account_mail where site_id = $1 and account_id = $2))
            ),
            mail as (delete from account_mail where site_id = $1 and account_id = $2),
            passwords as (delete from account_password where site_id = $1 and account_id = $2),
            names as (delete from taken_name where site_id = $1 and account_id = $2),
            identities as (delete from identity where site_id = $1 and account_id = $2)
            delete from session where site_id = $1 and account_id = $2
            """;

    private static final String ADDRESSES = """
            select mail_key as key, jsonb_build_object('address', address, 'verifiedAt', verified_at) as value
            from account_mail where site_id = $1 and account_id = $2 and mail_key > $3::text order by 1 limit $4
            """;

    private static final String SESSIONS = """
            select session_id::text as key, jsonb_build_object('method', method, 'device', device, 'createdAt', created_at,
                     'lastUsedAt', rotated_at, 'expiresAt', expires_at, 'endedAt', ended_at) as value
            from session where site_id = $1 and account_id = $2 and session_id::text > $3::text order by 1 limit $4
            """;

    private static final String IDENTITIES = """
            select issuer || ' ' || subject as key, jsonb_build_object('provider', provider, 'issuer', issuer, 'subject', subject,
                     'linkedAt', linked_at) as value
            from identity where site_id = $1 and account_id = $2 and issuer || ' ' || subject > $3::text order by 1 limit $4
            """;

    private ErasedSignIn() {}

    public static Erasable in(Pool pool) {
        return new ErasedRows(
                pool,
                List.of(ERASE),
                List.of(
                        new Told("addresses", ADDRESSES),
                        new Told("sessions", SESSIONS),
                        new Told("identities", IDENTITIES)));
    }
}
