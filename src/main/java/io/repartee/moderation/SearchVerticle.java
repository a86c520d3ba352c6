package io.repartee.moderation;

import io.repartee.web.DatabaseProblems;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes new comments findable by their words, about a second after they were written, so that posting does not pay for it. When
 * there is too much at once it lags, and catches up. Every node has one; one of them works.
 */
public final class SearchVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(SearchVerticle.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final Duration LATE_COMMITS = Duration.ofSeconds(30);

    private final Pool pool;
    private final InstantSource clock;
    private boolean working;
    private boolean failed;

    public SearchVerticle(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(PERIOD.toMillis(), PERIOD.toMillis(), now -> work());
        return Future.succeededFuture();
    }

    private void work() {
        if (working) {
            return;
        }
        working = true;
        takeIn().onComplete(done -> {
            working = false;
            if (done.failed() && !failed) {
                LOG.warn(
                        "new comments cannot be searched yet: {}",
                        DatabaseProblems.ofRead(done.cause()).getMessage());
            }
            failed = done.failed();
        });
    }

    /** Completes with how many comments were taken in: one slice of each site. */
    Future<Integer> takeIn() {
        return pool.preparedQuery(SearchSql.TAKE_IN)
                .execute(Tuple.of(QueueSql.firstAt(clock.instant().minus(LATE_COMMITS))))
                .map(rows -> rows.iterator().next().getInteger(0));
    }
}
