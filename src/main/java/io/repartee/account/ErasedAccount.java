package io.repartee.account;

import io.repartee.account.Erasable.Told;
import io.vertx.sqlclient.Pool;
import java.util.List;

/**
 * The account's own row: it keeps its id, so that sanctions and sign-outs hold should the person come back with the same
 * sign-in, and nothing else.
 */
public final class ErasedAccount {
    private static final String ERASE = """
            with row as (
              update account set name = '', avatar = null, issuer = null, subject = null
              where site_id = $1 and account_id = $2
            )
            delete from account_claim where site_id = $1 and account_id = $2
            """;

    private static final String TOLD = """
            select account_id::text as key, jsonb_build_object('id', account_id, 'name', name, 'avatar', avatar, 'issuer', issuer,
                     'subject', subject, 'createdAt', created_at, 'profileAt', profile_at) as value
            from account where site_id = $1 and account_id = $2 and account_id::text > $3 limit $4
            """;

    private ErasedAccount() {}

    public static Erasable in(Pool pool) {
        return new ErasedRows(pool, List.of(ERASE), List.of(new Told("account", TOLD)));
    }
}
