package io.repartee.cli;

import io.repartee.config.Config;
import io.repartee.database.ConnectionUrl;
import io.repartee.database.Database;
import io.repartee.database.EmbeddedPostgres;
import io.repartee.database.Migrations;
import io.repartee.site.Site;
import io.repartee.site.SiteStore;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * The database for the time of one command: the given one, or that of the server that runs on the data directory, or an
 * embedded one that is started for it. Blocks.
 */
final class OpenDatabase implements AutoCloseable {
    private final Optional<EmbeddedPostgres> own;
    private final Vertx vertx;
    private final Database database;

    OpenDatabase(Config config) {
        Optional<ConnectionUrl> there =
                config.databaseDirect().or(config::database).or(() -> EmbeddedPostgres.running(config.data()));
        own = there.isPresent() ? Optional.empty() : Optional.of(EmbeddedPostgres.start(config.data()));
        ConnectionUrl url = there.orElseGet(() -> own.orElseThrow().url());
        try {
            Migrations.apply(url);
        } catch (RuntimeException e) {
            own.ifPresent(EmbeddedPostgres::close);
            throw e;
        }
        vertx = Vertx.vertx();
        database =
                Database.openForMaintenance(vertx, url, 1, config.databasePool().waiting());
    }

    Vertx vertx() {
        return vertx;
    }

    Database database() {
        return database;
    }

    SiteStore sites() {
        return new SiteStore(database.pool());
    }

    /** Fails with {@link NotDone} when there is none of that key. */
    Site site(String key) {
        return sites().find(key)
                .await()
                .orElseThrow(() -> new NotDone("there is no site '" + key + "'; 'site list' shows those there are"));
    }

    @Override
    public void close() {
        vertx.close().await();
        own.ifPresent(EmbeddedPostgres::close);
    }
}
