package io.repartee.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Makes new comments findable by their words, some time after they were written, so that posting does not pay for it. When
 * there is too much at once it lags, and catches up. Every node asks; one of them works. Thread-safe.
 */
public final class TakeIntoSearch {
    private static final Duration LATE_COMMITS = Duration.ofSeconds(30);

    private final Pool pool;
    private final InstantSource clock;

    public TakeIntoSearch(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Completes with how many comments were taken in: one slice of each site. */
    public Future<Integer> run() {
        return pool.preparedQuery(SearchSql.TAKE_IN)
                .execute(Tuple.of(QueueSql.firstAt(clock.instant().minus(LATE_COMMITS))))
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
