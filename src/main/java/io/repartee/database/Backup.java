package io.repartee.database;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * Writes the whole database as it is at one moment, while others write: every row of every table, in PostgreSQL's own text form, and
 * which version of the schema they are of. So it can be restored into any PostgreSQL that this system runs on, whatever its
 * major version, embedded or given. A zip file: what it is, an entry for each table, and last how many rows each must have. Blocks.
 */
public final class Backup {
    static final String ABOUT = "about.json";
    static final String ROWS = "rows.json";
    static final String FOLDER = "tables/";
    static final int FORMAT = 1;

    static final ObjectMapper JSON = new ObjectMapper();

    private Backup() {}

    /**
     * What a backup is of.
     *
     * @param schema the version of the last migration
     * @param tables in an order in which each comes after those that it refers to
     */
    record About(int format, String schema, String postgres, String at, List<Table> tables) {}

    record Table(String name, List<String> columns) {}

    /** The stream is left open. @return how many rows there are */
    public static long write(ConnectionUrl url, OutputStream out) throws SQLException, IOException {
        try (Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password())) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
            zip.setLevel(Deflater.BEST_SPEED);
            About about = about(connection);
            text(zip, ABOUT, JSON.writeValueAsString(about));
            Map<String, Long> rows = new LinkedHashMap<>();
            for (Table table : about.tables) {
                zip.putNextEntry(new ZipEntry(FOLDER + table.name));
                rows.put(table.name, copy(connection, table, zip));
                zip.closeEntry();
            }
            text(zip, ROWS, JSON.writeValueAsString(rows));
            zip.finish();
            return rows.values().stream().mapToLong(count -> count).sum();
        }
    }

    private static About about(Connection connection) throws SQLException {
        List<Table> tables = new ArrayList<>();
        for (String name : Tables.inOrder(connection)) {
            tables.add(new Table(name, Tables.columns(connection, name)));
        }
        return new About(
                FORMAT,
                schema(connection),
                text(connection, "show server_version"),
                Instant.now().toString(),
                tables);
    }

    static String schema(Connection connection) throws SQLException {
        return text(
                connection,
                "select version from flyway_schema_history where success and version is not null order by string_to_array(version, '.')::int[] desc limit 1");
    }

    private static long copy(Connection connection, Table table, OutputStream out) throws SQLException, IOException {
        String sql = "copy " + table.name + " (" + String.join(", ", table.columns) + ") to stdout";
        return connection.unwrap(PGConnection.class).getCopyAPI().copyOut(sql, new FilterOutputStream(out) {
            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                out.write(bytes, offset, length);
            }

            @Override
            public void close() {
                // the archive goes on
            }
        });
    }

    private static String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void text(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
