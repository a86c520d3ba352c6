package io.repartee.fault;

import io.repartee.database.ConnectionUrl;
import io.repartee.database.EmbeddedPostgres;
import io.repartee.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;

/** A PostgreSQL of a run's own, durable as in production, which can be killed and set back to an older copy. Blocks. */
final class PostgresServer implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path data;
    private EmbeddedPostgres running;

    PostgresServer(Path data) {
        this.data = data;
        Prepared.copyTo(data);
        this.running = start();
    }

    ConnectionUrl url() {
        return running.url();
    }

    /** Runs SQL without a result. */
    void execute(String sql) {
        execute(sql, url().database());
    }

    void execute(String sql, String database) {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    /** The one number that a query gives. */
    long number(String sql) {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    Connection connect() throws SQLException {
        return connect(url().database());
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url().withDatabase(database).jdbc(), url().user(), url().password());
    }

    /** A directory of PostgreSQL's own, made there. */
    Path directory(Path there) {
        try {
            Files.createDirectory(there);
            Files.setAttribute(there, "unix:uid", Files.getAttribute(cluster(), "unix:uid"));
            return there;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Immediate shutdown: no checkpoint, no farewell; the next start recovers from the log. */
    void abort() {
        signal("QUIT");
    }

    /** kill -9 of the postmaster; its children notice and go. */
    void kill() {
        signal("KILL");
    }

    /** In good order. */
    void stop() {
        running.close();
    }

    /** Again, on another port than before. */
    void restart() {
        running.close();
        running = start();
    }

    /** A cold copy of everything, made while it does not run. */
    void copyTo(Path backup) {
        run("cp", "-a", cluster().toString(), backup.toString());
    }

    /** What was, is gone; the copy takes its place. Not while it runs. */
    void replaceBy(Path backup) {
        run("rm", "-rf", cluster().toString());
        copyFrom(backup);
    }

    private void copyFrom(Path backup) {
        run("cp", "-a", backup.toString(), cluster().toString());
    }

    private Path cluster() {
        return data.resolve("postgres");
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(data, TestDatabase.binaries());
    }

    private void signal(String name) {
        try {
            long pid = Long.parseLong(
                    Files.readAllLines(cluster().resolve("postmaster.pid")).get(0));
            run("kill", "-" + name, Long.toString(pid));
            Awaitility.await("PostgreSQL's end")
                    .atMost(PATIENCE)
                    .until(() ->
                            ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static void run(String... command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + process.exitValue());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
