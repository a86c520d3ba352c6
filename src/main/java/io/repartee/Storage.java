package io.repartee;

import io.repartee.config.Config;
import io.repartee.database.ConnectionUrl;
import io.repartee.database.EmbeddedPostgres;
import io.repartee.database.Migrations;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/**
 * The migrated database of a server: the given one, or an embedded PostgreSQL that is ours to end.
 *
 * @param direct the way past a pooler, for what needs a connection of its own; the same where there is none
 */
record Storage(Optional<EmbeddedPostgres> embedded, ConnectionUrl url, ConnectionUrl direct) {
    /** Blocks for up to some seconds. */
    static Storage open(Config config) {
        Optional<EmbeddedPostgres> embedded =
                config.database().isPresent() ? Optional.empty() : Optional.of(EmbeddedPostgres.start(config.data()));
        ConnectionUrl url = embedded.map(EmbeddedPostgres::url)
                .orElseGet(() -> config.database().orElseThrow());
        ConnectionUrl direct = config.databaseDirect().orElse(url);
        try {
            Migrations.apply(direct);
        } catch (RuntimeException e) {
            embedded.ifPresent(EmbeddedPostgres::close);
            throw e;
        }
        return new Storage(embedded, url, direct);
    }

    /** On a thread of its own: it comes after the Vert.x has ended, and takes its time. */
    Future<Void> close() {
        if (embedded.isEmpty()) {
            return Future.succeededFuture();
        }
        Promise<Void> ended = Promise.promise();
        Thread thread = new Thread(
                () -> {
                    try {
                        embedded.get().close();
                        ended.complete();
                    } catch (RuntimeException e) {
                        ended.tryFail(e);
                    }
                },
                "postgres-stop");
        thread.start();
        return ended.future();
    }
}
