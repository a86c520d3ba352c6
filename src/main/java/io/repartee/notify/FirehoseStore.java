package io.repartee.notify;

import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which sites' public events are gathered into one stream. Once begun it goes on. Thread-safe. */
public final class FirehoseStore {
    static final String OPEN = "insert into firehose (site_id) values ($1) on conflict do nothing";

    private final Pool pool;
    private final Set<SiteId> open = ConcurrentHashMap.newKeySet();

    public FirehoseStore(Pool pool) {
        this.pool = pool;
    }

    /** From now on, at the latest. */
    public Future<Void> open(SiteId site) {
        return open.contains(site)
                ? Future.succeededFuture()
                : pool.preparedQuery(OPEN)
                        .execute(Tuple.of(site.value()))
                        .onSuccess(there -> open.add(site))
                        .mapEmpty();
    }
}
