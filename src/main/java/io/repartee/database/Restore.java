package io.repartee.database;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;

/**
 * Brings a {@link Backup} back into an empty database, in one transaction: all of it or nothing. The schema is first made what it
 * was then, and afterwards what it is now. Blocks.
 */
public final class Restore {
    private Restore() {}

    /** The file is not a whole backup, or there is something in the way; nothing was changed. */
    public static final class Refused extends RuntimeException {
        Refused(String reason) {
            super(reason);
        }
    }

    /** @return how many rows there are now */
    public static long read(ConnectionUrl url, InputStream in) throws SQLException, IOException {
        try {
            return from(url, new ZipInputStream(in, StandardCharsets.UTF_8));
        } catch (ZipException | java.io.EOFException e) {
            throw new Refused("it is cut off or damaged: " + e.getMessage());
        } catch (PSQLException e) {
            if (e.getCause() instanceof IOException) {
                throw new Refused("it is cut off or damaged: " + e.getCause().getMessage());
            }
            throw e;
        }
    }

    private static long from(ConnectionUrl url, ZipInputStream zip) throws SQLException, IOException {
        Backup.About about = about(zip);
        Migrations.applyUpTo(url, about.schema());
        try (Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password())) {
            connection.setAutoCommit(false);
            mustBeEmpty(connection, about);
            Map<String, Long> rows = new LinkedHashMap<>();
            for (Backup.Table table : about.tables()) {
                execute(connection, "alter table " + table.name() + " disable trigger user");
                execute(connection, "delete from " + table.name());
            }
            for (Backup.Table table : about.tables()) {
                mustBeNext(zip, Backup.FOLDER + table.name());
                rows.put(table.name(), copy(connection, table, zip));
                counters(connection, table);
            }
            mustBeNext(zip, Backup.ROWS);
            if (!rows.equals(Backup.JSON.readValue(zip.readAllBytes(), new TypeReference<Map<String, Long>>() {}))) {
                throw new Refused("it has not all the rows that it should have");
            }
            for (Backup.Table table : about.tables()) {
                execute(connection, "alter table " + table.name() + " enable trigger user");
            }
            connection.commit();
            connection.setAutoCommit(true);
            execute(connection, "analyze");
            Migrations.apply(url);
            return rows.values().stream().mapToLong(count -> count).sum();
        }
    }

    private static Backup.About about(ZipInputStream zip) throws IOException {
        mustBeNext(zip, Backup.ABOUT);
        Backup.About about = Backup.JSON.readValue(zip.readAllBytes(), Backup.About.class);
        if (about.format() != Backup.FORMAT) {
            throw new Refused("its format is " + about.format() + ", and this version reads " + Backup.FORMAT);
        }
        return about;
    }

    private static void mustBeEmpty(Connection connection, Backup.About about) throws SQLException {
        if (!Backup.schema(connection).equals(about.schema())) {
            throw new Refused(
                    "the database has a newer schema than the backup (" + about.schema() + "): restore into a new one");
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from site")) {
            row.next();
            if (row.getLong(1) > 0) {
                throw new Refused("the database is not empty: restore into a new --data or --database");
            }
        }
        List<String> here = Tables.inOrder(connection);
        for (Backup.Table table : about.tables()) {
            if (!here.contains(table.name())) {
                throw new Refused("there is no table " + table.name() + " for what it has");
            }
        }
    }

    private static void mustBeNext(ZipInputStream zip, String name) throws IOException {
        ZipEntry entry = zip.getNextEntry();
        if (entry == null || !entry.getName().equals(name)) {
            throw new Refused(
                    entry == null && name.equals(Backup.ABOUT)
                            ? "it is not a backup of Repartee"
                            : "it is cut off or damaged: " + name + " should come next");
        }
    }

    private static long copy(Connection connection, Backup.Table table, ZipInputStream zip)
            throws SQLException, IOException {
        String sql = "copy " + table.name() + " (" + String.join(", ", table.columns()) + ") from stdin";
        return connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new FilterInputStream(zip) {
            @Override
            public void close() {
                // the archive goes on
            }
        });
    }

    /** Numbers that the database gives go on after the last. */
    private static void counters(Connection connection, Backup.Table table) throws SQLException {
        for (String column : table.columns()) {
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("select pg_get_serial_sequence('%s', '%s')"
                            .formatted(table.name(), column.replace("\"", "")))) {
                row.next();
                if (row.getString(1) != null) {
                    execute(
                            connection,
                            "select setval('%s', (select max(%s) from %s))"
                                    .formatted(row.getString(1), column, table.name()));
                }
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
