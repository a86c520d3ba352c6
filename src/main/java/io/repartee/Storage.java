package io.repartee;

import io.repartee.config.Config;
import io.repartee.database.ConnectionUrl;
import io.repartee.database.EmbeddedPostgres;
import io.repartee.database.Migrations;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;

/** The migrated database of a server: the given one, or an embedded PostgreSQL that is ours to end. */
record Storage(Optional<EmbeddedPostgres> embedded, ConnectionUrl url) {
    /** Blocks for up to some seconds. */
    static Storage open(Config config) {
        Optional<EmbeddedPostgres> embedded =
                config.database().isPresent() ? Optional.empty() : Optional.of(EmbeddedPostgres.start(config.data()));
        ConnectionUrl url = embedded.map(EmbeddedPostgres::url)
                .orElseGet(() -> config.database().orElseThrow());
        try {
            Migrations.apply(url);
        } catch (RuntimeException e) {
            embedded.ifPresent(EmbeddedPostgres::close);
            throw e;
        }
        return new Storage(embedded, url);
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
