package io.repartee.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the schema of this version ({@code db/migration}). Nodes that start together do it one after the
 * other, under an advisory lock. Blocks: call it on a worker or the main thread.
 */
public final class Migrations {
    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    /** What the build found in {@code db/migration}: a program inside a jar cannot list its resources. */
    private static final String LIST = "/db/migrations";

    private static final String DONE =
            "select count(distinct version) from flyway_schema_history where success and version = any ($1)";

    private Migrations() {}

    /**
     * Whether nothing is to be done, which is so at nearly every start, and quickly seen. Says no where it cannot be said; never fails.
     * What is there but was changed since it was applied is noticed by {@link #apply} only.
     */
    public static Future<Boolean> areApplied(Pool pool) {
        String[] versions = versions();
        if (versions.length == 0) {
            return Future.succeededFuture(false);
        }
        return pool.preparedQuery(DONE)
                .execute(Tuple.of((Object) versions))
                .map(rows -> rows.iterator().next().getLong(0) == versions.length)
                .otherwise(false);
    }

    /** Those of this program, by Flyway's rule of names ({@code V12__what.sql}); none where the build has left no list. */
    static String[] versions() {
        try (InputStream list = Migrations.class.getResourceAsStream(LIST)) {
            return list == null
                    ? new String[0]
                    : Arrays.stream(new String(list.readAllBytes(), StandardCharsets.UTF_8).split(","))
                            .map(name -> name.strip().substring(1, name.strip().indexOf("__")))
                            .toArray(String[]::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Applies what is missing. Fails with {@link DatabaseNotStarted}; a failed migration leaves the schema as it was. */
    public static void apply(ConnectionUrl url) {
        applyUpTo(url, "latest");
    }

    /** The same up to that version, for what comes from an older release. */
    static void applyUpTo(ConnectionUrl url, String version) {
        try {
            MigrateResult result = Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(url.jdbc(), url.user(), url.password())
                    .locations("classpath:db/migration")
                    .target(version)
                    .load()
                    .migrate();
            if (result.migrationsExecuted > 0) {
                LOG.info("database schema is now version {}", result.targetSchemaVersion);
            }
        } catch (FlywayException e) {
            throw new DatabaseNotStarted("cannot migrate the database " + url + ": " + firstLines(e), e);
        }
    }

    /** Flyway explains on many lines; the cause is in the innermost one. */
    private static String firstLines(FlywayException e) {
        Throwable innermost = e;
        while (innermost.getCause() != null && innermost.getCause() != innermost) {
            innermost = innermost.getCause();
        }
        return innermost.getMessage() == null
                ? innermost.toString()
                : innermost.getMessage().strip();
    }
}
