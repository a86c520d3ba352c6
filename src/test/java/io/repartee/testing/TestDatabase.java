package io.repartee.testing;

import io.repartee.database.ConnectionUrl;
import io.repartee.database.Database;
import io.repartee.database.EmbeddedPostgres;
import io.repartee.database.Migrations;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A fresh, migrated, empty database of a test's own, on one durable PostgreSQL per JVM that ends with it. Making one takes
 * some ten milliseconds (a copy of a migrated template). Closing it is optional: the whole server goes at the JVM's end.
 *
 * <pre>{@code
 * try (TestDatabase database = TestDatabase.create()) {
 *     Pool pool = database.pool(vertx);   // closed with the Vertx
 *     ConnectionUrl url = database.url(); // for another process, or for JDBC
 * }
 * }</pre>
 */
public final class TestDatabase implements AutoCloseable {
    private static final String TEMPLATE = "template_of_tests";
    private static final int CONNECTIONS = 8;
    private static final int WAITING = 2000;
    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static @Nullable ConnectionUrl server;

    private final ConnectionUrl url;

    private TestDatabase(ConnectionUrl url) {
        this.url = url;
    }

    /** Blocks; a few seconds in the first test of a JVM. Thread-safe. */
    public static TestDatabase create() {
        ConnectionUrl server = server();
        String name = "test_" + COUNTER.incrementAndGet();
        execute(server, "create database " + name + " template " + TEMPLATE + " strategy wal_log");
        return new TestDatabase(server.withDatabase(name));
    }

    public ConnectionUrl url() {
        return url;
    }

    /** As the product opens it, with the same limits; closed with the Vertx. */
    public Database open(Vertx vertx) {
        return Database.open(vertx, url, CONNECTIONS, WAITING);
    }

    /** A pool for the test's own look at the tables, or for the code under test. */
    public Pool pool(Vertx vertx) {
        return open(vertx).pool();
    }

    /** Runs SQL without a result, blocking. */
    public void execute(String sql) {
        execute(url, sql);
    }

    /** Keeps a copy as it is now, under a name of its own for this test; its connections are cut for that. */
    public void copyTo(String name) {
        String database = url.database();
        execute(server(), "alter database " + database + " with allow_connections false");
        execute(server(), "select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + database + "'");
        execute(server(), "create database %s template %s strategy wal_log".formatted(copy(name), database));
        execute(server(), "alter database " + database + " with allow_connections true");
    }

    /** The copy takes the place of the database, as after a restored backup; there is none for a moment. */
    public void replaceWith(String name) {
        execute(server(), "drop database " + url.database() + " with (force)");
        execute(server(), "alter database %s rename to %s".formatted(copy(name), url.database()));
    }

    private String copy(String name) {
        return url.database() + "_" + name;
    }

    /** Drops the database, with force. */
    @Override
    public void close() {
        execute(server(), "drop database " + url.database() + " with (force)");
    }

    /** Where the PostgreSQL program lies unpacked for all tests of this working copy. */
    public static Path binaries() {
        return Path.of("target", "postgres-binaries", "postgres");
    }

    /** What the next version's migrations may do to the schema, as SQL. */
    public static String nextVersion() {
        try (InputStream sql = TestDatabase.class.getResourceAsStream("/io/repartee/database/next_version.sql")) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static synchronized ConnectionUrl server() {
        if (server == null) {
            server = start();
        }
        return server;
    }

    private static ConnectionUrl start() {
        Path data = Path.of("target", "test-postgres-" + ProcessHandle.current().pid());
        EmbeddedPostgres postgres = EmbeddedPostgres.start(data, binaries());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            postgres.close();
            delete(data);
        }));
        execute(postgres.url(), "create database " + TEMPLATE);
        Migrations.apply(postgres.url().withDatabase(TEMPLATE));
        if (Boolean.getBoolean("schema.next")) {
            execute(postgres.url().withDatabase(TEMPLATE), nextVersion());
        }
        return postgres.url();
    }

    private static void execute(ConnectionUrl url, String sql) {
        try (Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path left, @Nullable IOException error) throws IOException {
                    Files.delete(left);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
