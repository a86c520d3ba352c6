package io.repartee.database;

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

    private Migrations() {}

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
