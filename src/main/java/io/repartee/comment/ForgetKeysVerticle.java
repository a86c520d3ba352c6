package io.repartee.comment;

import io.repartee.web.DatabaseProblems;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets idempotency keys after a day, a slice at a time so that nobody waits for it. Every node does this; rows that
 * another one is at are passed over. A sweep that fails is made up for by the next.
 */
public final class ForgetKeysVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ForgetKeysVerticle.class);
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final Pool pool;

    public ForgetKeysVerticle(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(
                PERIOD.toMillis(),
                PERIOD.toMillis(),
                now -> sweep().onFailure(failure -> LOG.warn(
                        "old idempotency keys stay: {}",
                        DatabaseProblems.ofRead(failure).getMessage())));
        return Future.succeededFuture();
    }

    /** Completes with how many keys were forgotten, when none is left that is old enough. */
    Future<Integer> sweep() {
        return slice().compose(forgotten -> forgotten < CommentSql.FORGET_AT_ONCE
                ? Future.succeededFuture(forgotten)
                : sweep().map(more -> more + forgotten));
    }

    private Future<Integer> slice() {
        return pool.preparedQuery(CommentSql.FORGET_KEYS).execute().map(rows -> rows.rowCount());
    }
}
