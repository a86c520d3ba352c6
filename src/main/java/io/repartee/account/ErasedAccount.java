package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * The account's own row: it keeps its id, so that sanctions and sign-outs hold should the person come back with the same
 * sign-in, and nothing else. Thread-safe.
 */
public final class ErasedAccount implements Erasable {
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

    private final Pool pool;

    public ErasedAccount(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Boolean> erase(SiteId site, AccountId account) {
        return pool.preparedQuery(ERASE)
                .execute(Tuple.of(site.value(), account.value()))
                .map(false);
    }

    @Override
    public List<Told> told() {
        return List.of(new Told("account", TOLD));
    }
}
