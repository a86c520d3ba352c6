package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One dedicated connection to PostgreSQL that comes back by itself, with a back-off of up to two seconds. Used on the
 * context that opened it. It is usable only after its greeting (LISTEN, settings) has been answered.
 */
final class PgLine {
    private static final Logger LOG = LoggerFactory.getLogger(PgLine.class);
    private static final long LONGEST_WAIT_MS = 2_000;
    /** A server that accepts and then says nothing is as good as none. */
    private static final long ANSWER_WITHIN_MS = 3_000;

    private final Vertx vertx;
    private final PgConnectOptions options;
    private final String purpose;
    private final Function<PgConnection, Future<?>> greeting;
    private final Runnable lost;
    private Optional<PgConnection> current = Optional.empty();
    private int failures;
    private boolean closed;

    PgLine(Vertx vertx, PgConnectOptions options, String purpose, Function<PgConnection, Future<?>> greeting) {
        this(vertx, options, purpose, greeting, () -> {});
    }

    /** @param lost is told when a connection that worked does so no more */
    PgLine(
            Vertx vertx,
            PgConnectOptions options,
            String purpose,
            Function<PgConnection, Future<?>> greeting,
            Runnable lost) {
        this.vertx = vertx;
        this.options = new PgConnectOptions(options).addProperty("application_name", "repartee " + purpose);
        this.purpose = purpose;
        this.greeting = greeting;
        this.lost = lost;
    }

    /** The connection, when there is one that works as far as is known. */
    Optional<PgConnection> current() {
        return current;
    }

    void open() {
        if (!closed) {
            Future<PgConnection> connected = PgConnection.connect(vertx, options);
            connected
                    .timeout(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS)
                    .onFailure(late -> connected.onSuccess(PgConnection::close))
                    .compose(this::greet)
                    .onFailure(this::again);
        }
    }

    /** Gives up the present connection, which a peer may have forgotten, and makes another. */
    void renew() {
        current.ifPresent(connection -> {
            lost(connection);
            connection.close();
        });
    }

    Future<Void> close() {
        closed = true;
        return current.map(connection -> connection.close()).orElse(Future.succeededFuture());
    }

    private Future<PgConnection> greet(PgConnection connection) {
        return greeting.apply(connection)
                .timeout(ANSWER_WITHIN_MS, TimeUnit.MILLISECONDS)
                .onFailure(refused -> connection.close())
                .map(answered -> {
                    current = Optional.of(connection);
                    connection.exceptionHandler(error -> LOG.debug("The line for {}", purpose, error));
                    connection.closeHandler(v -> lost(connection));
                    failures = 0;
                    if (closed) {
                        connection.close();
                    }
                    return connection;
                });
    }

    private void lost(PgConnection connection) {
        if (current.filter(connection::equals).isPresent()) {
            current = Optional.empty();
            again(new IllegalStateException("the connection was closed"));
            if (!closed) {
                lost.run();
            }
        }
    }

    private void again(Throwable why) {
        if (closed) {
            return;
        }
        long wait = Math.min(LONGEST_WAIT_MS, 50L << Math.min(failures++, 6));
        LOG.warn("The line for {} is away, next attempt in {} ms: {}", purpose, wait, why.getMessage());
        vertx.setTimer(wait + ThreadLocalRandom.current().nextLong(wait / 4 + 1), v -> open());
    }
}
