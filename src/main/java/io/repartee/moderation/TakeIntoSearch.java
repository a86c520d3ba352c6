package io.repartee.moderation;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Makes new comments findable by their words, some time after they were written, so that posting does not pay for it. When
 * there is too much at once it lags, and catches up. Every node asks; one of them works. To be run by one caller at a time.
 */
public final class TakeIntoSearch {
    private static final Duration LATE_COMMITS = Duration.ofSeconds(30);
    /** How often what came late is looked for: it is found that much later, and every comment is passed by twice or three times. */
    private static final Duration LOOKS_AGAIN = Duration.ofSeconds(15);

    private final Pool pool;
    private final InstantSource clock;
    private volatile Instant again = Instant.MIN;

    public TakeIntoSearch(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Completes with how many comments were taken in: one slice of each site. */
    public Future<Integer> run() {
        Instant now = clock.instant();
        if (now.isBefore(again)) {
            return pool.preparedQuery(SearchSql.TAKE_IN).execute().map(TakeIntoSearch::count);
        }
        again = now.plus(LOOKS_AGAIN);
        return pool.preparedQuery(SearchSql.LOOK_AGAIN)
                .execute(Tuple.of(QueueSql.firstAt(now.minus(LATE_COMMITS))))
                .map(TakeIntoSearch::count);
    }

    private static int count(RowSet<Row> rows) {
        return rows.iterator().next().getInteger(0);
    }
}
