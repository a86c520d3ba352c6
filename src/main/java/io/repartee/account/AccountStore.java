package io.repartee.account;

import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/** The rows of accounts. */
public final class AccountStore {
    private final Pool pool;

    public AccountStore(Pool pool) {
        this.pool = pool;
    }

    /** The account has a row, and its row says what the profile says. */
    public Future<Void> ensure(SiteId site, Caller.Profile profile) {
        return pool.preparedQuery(AccountSql.ENSURE)
                .execute(Tuple.of(
                        site.value(),
                        profile.id().value(),
                        profile.kind().ordinal(),
                        profile.name(),
                        profile.avatar(),
                        profile.issuer(),
                        profile.subject()))
                .mapEmpty();
    }
}
