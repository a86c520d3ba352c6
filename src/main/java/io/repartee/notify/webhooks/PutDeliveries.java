package io.repartee.notify.webhooks;

import io.repartee.outbox.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Puts what has come to a site's firehose into the outbox, once for each webhook that wants it. Thread-safe. */
public final class PutDeliveries {
    private static final int EVENTS = 500;

    private final Pool pool;
    private final Outbox outbox;
    private final InstantSource clock;

    public PutDeliveries(Pool pool, Outbox outbox, InstantSource clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Completes with whether there is more to do. */
    public Future<Boolean> run() {
        return pool.preparedQuery(WebhookSql.PUT)
                .execute(Tuple.of(WebhookStore.FIREHOSE, EVENTS, clock.instant().atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    Row row = rows.iterator().next();
                    if (row.getLong("put") > 0) {
                        outbox.wake();
                    }
                    return row.getLong("events") >= EVENTS;
                });
    }
}
