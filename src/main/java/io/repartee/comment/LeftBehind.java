package io.repartee.comment;

import io.repartee.account.Erasable;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/**
 * What is left of erased comments belongs to nobody: an account that every site has for this, so that they cannot be told to be one
 * person's. The last of the rooms to be asked, as the others find their rows by these. Thread-safe.
 */
public final class LeftBehind implements Erasable {
    private static final int STEP = 500;

    private final Pool pool;

    public LeftBehind(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Boolean> erase(SiteId site, AccountId account) {
        return pool.preparedQuery(ErasureSql.NOBODY)
                .execute(Tuple.of(site.value(), Comment.NOBODY.value()))
                .compose(there -> pool.preparedQuery(ErasureSql.UNLINK)
                        .execute(Tuple.of(site.value(), account.value(), STEP, Comment.NOBODY.value())))
                .map(unlinked -> unlinked.rowCount() == STEP);
    }
}
