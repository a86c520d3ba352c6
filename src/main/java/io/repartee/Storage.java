package io.repartee;

import io.repartee.config.Config;
import io.repartee.database.ConnectionUrl;
import io.repartee.database.Database;
import io.repartee.database.EmbeddedPostgres;
import io.repartee.database.Migrations;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The database of a server: the given one, or an embedded PostgreSQL that is ours to end.
 *
 * @param direct the way past a pooler, for what needs a connection of its own; the same where there is none
 */
record Storage(Optional<EmbeddedPostgres> embedded, ConnectionUrl url, ConnectionUrl direct) {
    /** Starts it where it is ours, on a thread of its own: meanwhile the rest of the server can be made ready. */
    static Future<Storage> open(Config config) {
        return onThread("postgres-start", () -> opened(config));
    }

    private static Storage opened(Config config) {
        Optional<EmbeddedPostgres> embedded =
                config.database().isPresent() ? Optional.empty() : Optional.of(EmbeddedPostgres.start(config.data()));
        ConnectionUrl url = embedded.map(EmbeddedPostgres::url)
                .orElseGet(() -> config.database().orElseThrow());
        return new Storage(embedded, url, config.databaseDirect().orElse(url));
    }

    /** Brings the schema to what this version needs, which it mostly is. */
    Future<Void> migrate(Vertx vertx, Database database) {
        return Migrations.areApplied(database.pool())
                .compose(applied -> applied
                        ? Future.<Void>succeededFuture()
                        : vertx.<Void>executeBlocking(() -> {
                            Migrations.apply(direct);
                            return null;
                        }));
    }

    /** On a thread of its own: it comes after the Vert.x has ended, and takes its time. */
    Future<Void> close() {
        if (embedded.isEmpty()) {
            return Future.succeededFuture();
        }
        return onThread("postgres-stop", () -> {
            embedded.get().close();
            return null;
        });
    }

    /** The future has no context: it may complete before there is a Vert.x, or after its end. */
    private static <T> Future<T> onThread(String name, Supplier<T> work) {
        Promise<T> done = Promise.promise();
        Thread thread = new Thread(
                () -> {
                    try {
                        done.complete(work.get());
                    } catch (RuntimeException e) {
                        done.fail(e);
                    }
                },
                name);
        thread.start();
        return done.future();
    }
}
