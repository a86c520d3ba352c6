package io.repartee.stream;

import io.repartee.database.ConnectionUrl;
import io.repartee.testing.TestDatabase;
import io.vertx.pgclient.PgConnectOptions;

/** How a feed reaches a test's database for its own two connections. */
final class Databases {
    private Databases() {}

    static PgConnectOptions options(TestDatabase database) {
        ConnectionUrl url = database.url();
        return new PgConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.database())
                .setUser(url.user())
                .setPassword(url.password());
    }
}
