package io.repartee.person;

import io.repartee.account.Erasable;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.outbox.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;

/** What was still to be sent to somebody, or about them. Thread-safe. */
public final class ErasedOutbox implements Erasable {
    private final Pool pool;
    private final Outbox outbox;

    public ErasedOutbox(Pool pool, Outbox outbox) {
        this.pool = pool;
        this.outbox = outbox;
    }

    @Override
    public Future<Boolean> erase(SiteId site, AccountId account) {
        return outbox.erase(pool, site, account).map(false);
    }
}
