package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trims the streams every ten minutes. Of all nodes on a database one does it: whose connection holds the lock; when it ends,
 * another one's next attempt takes it over. A walk that fails is made up for by the next.
 */
public final class TrimVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(TrimVerticle.class);
    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final PgConnectOptions options;
    private final Retention retention;
    private final InstantSource clock;
    private @Nullable PgConnection worker;
    private boolean walking;

    /** @param database the primary, with no pooler in between, as the lock belongs to a connection */
    public TrimVerticle(PgConnectOptions database, Retention retention, InstantSource clock) {
        this.options = new PgConnectOptions(database).addProperty("application_name", "repartee trimming");
        this.retention = retention;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        if (!retention.equals(Retention.EVERYTHING)) {
            long first = ThreadLocalRandom.current().nextLong(PERIOD.toMillis()) + 1;
            vertx.setPeriodic(first, PERIOD.toMillis(), now -> {
                if (!walking) {
                    sweep().onFailure(failure -> LOG.warn("Old events stay: {}", failure.getMessage()));
                }
            });
        }
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        return worker == null ? Future.succeededFuture() : worker.close();
    }

    /** Completes with how many events were deleted; empty when another node does it. On this verticle's context. */
    Future<Optional<Long>> sweep() {
        walking = true;
        return connection()
                .compose(mine -> mine.isEmpty()
                        ? Future.succeededFuture(Optional.<Long>empty())
                        : new Trimming(mine.get(), retention, clock).walk().map(Optional::of))
                .onSuccess(deleted -> deleted.filter(some -> some > 0)
                        .ifPresent(some -> LOG.info("{} events that are no longer kept were deleted", some)))
                .onComplete(done -> walking = false);
    }

    private Future<Optional<PgConnection>> connection() {
        if (worker != null) {
            return Future.succeededFuture(Optional.of(worker));
        }
        return PgConnection.connect(vertx, options).compose(this::lock);
    }

    private Future<Optional<PgConnection>> lock(PgConnection connection) {
        return connection
                .query(TrimSql.LOCK)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0))
                .recover(failure -> connection.close().transform(closed -> Future.failedFuture(failure)))
                .compose(mine -> mine ? keep(connection) : connection.close().map(closed -> Optional.empty()));
    }

    private Future<Optional<PgConnection>> keep(PgConnection connection) {
        worker = connection;
        connection.closeHandler(closed -> worker = null);
        return Future.succeededFuture(Optional.of(connection));
    }
}
