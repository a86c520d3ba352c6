package io.repartee.notify;

import io.repartee.stream.Publisher;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** Notices that nobody looks for any more go, once an hour, some at a time. Used by one verticle. */
public final class ForgetNotices {
    private static final Duration KEPT = Duration.ofDays(180);
    private static final Duration PAUSE = Duration.ofHours(1);
    private static final int AT_ONCE = 500;

    private final Pool pool;
    private final Publisher publisher;
    private final InstantSource clock;
    private volatile Instant next;

    public ForgetNotices(Pool pool, Publisher publisher, InstantSource clock) {
        this.pool = pool;
        this.publisher = publisher;
        this.clock = clock;
        this.next = clock.instant().plus(PAUSE);
    }

    /** Completes with whether there is more to do. */
    public Future<Boolean> run() {
        Instant now = clock.instant();
        return now.isBefore(next) ? Future.succeededFuture(false) : forget(now);
    }

    private Future<Boolean> forget(Instant now) {
        return pool.preparedQuery(FanOutSql.FORGET)
                .execute(Tuple.of(now.minus(KEPT).atOffset(ZoneOffset.UTC), AT_ONCE, now.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    publisher.committed(NoticeEvents.handovers(rows));
                    boolean more = rows.iterator().next().getLong("done") == AT_ONCE;
                    next = more ? next : now.plus(PAUSE);
                    return more;
                });
    }
}
