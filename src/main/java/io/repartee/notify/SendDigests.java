package io.repartee.notify;

import io.repartee.outbox.Outbox;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Sees whose mail is due, and puts it into the outbox: every time once, whichever node looks. Thread-safe. */
public final class SendDigests {
    private static final int AT_ONCE = 200;

    private final Pool pool;
    private final Outbox outbox;
    private final InstantSource clock;

    public SendDigests(Pool pool, Outbox outbox, InstantSource clock) {
        this.pool = pool;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Completes with whether there is more to do. */
    public Future<Boolean> run() {
        return pool.preparedQuery(DigestSql.DUE)
                .execute(Tuple.of(clock.instant().atOffset(ZoneOffset.UTC), AT_ONCE))
                .map(rows -> {
                    long people = rows.iterator().next().getLong("people");
                    if (people > 0) {
                        outbox.wake();
                    }
                    return people == AT_ONCE;
                });
    }
}
