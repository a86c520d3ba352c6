package io.repartee.transfer.own;

import io.repartee.transfer.ImportRun;
import io.repartee.transfer.Place;
import io.repartee.transfer.UnreadableFile;
import io.repartee.transfer.export.ExportedTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Whether what was laid down could stand in its table: types, bounds and all that must be there. One thread; blocks. */
final class OwnCheck {
    private static final String TRY = """
            insert into trial_%1$s select r.* from import_row i
            cross join lateral jsonb_populate_record(null::%1$s, %2$s || i.content || jsonb_build_object('site_id', i.site_id)) r
            where i.site_id = ? and i.import_id = ? and i.kind = ? and i.ordinal > ? and i.ordinal <= ?
            """;

    private final Connection connection;
    private final ImportRun run;
    private final TableShapes shapes;

    OwnCheck(Connection connection, ImportRun run, TableShapes shapes) {
        this.connection = connection;
        this.run = run;
        this.shapes = shapes;
    }

    /** Tries the lines of a kind between two numbers. */
    void kind(String kind, long after, long upTo) throws SQLException {
        execute("create temporary table if not exists trial_%1$s (like %1$s including constraints including defaults)"
                .formatted(kind));
        Savepoint before = connection.setSavepoint();
        try {
            tried(kind, after, upTo);
        } catch (SQLException e) {
            connection.rollback(before);
            throw named(kind, after, upTo, e);
        }
        execute("truncate trial_" + kind);
    }

    private void tried(String kind, long after, long upTo) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRY.formatted(
                kind, shapes.of(ExportedTables.of(kind).orElseThrow()).defaults()))) {
            statement.setInt(1, run.site());
            statement.setObject(2, run.id());
            statement.setString(3, kind);
            statement.setLong(4, after);
            statement.setLong(5, upTo);
            statement.executeUpdate();
        }
    }

    /** The first line that fails by itself. */
    private UnreadableFile named(String kind, long after, long upTo, SQLException together) throws SQLException {
        for (long line : lines(kind, after, upTo)) {
            Savepoint before = connection.setSavepoint();
            try {
                tried(kind, line - 1, line);
                connection.releaseSavepoint(before);
            } catch (SQLException e) {
                connection.rollback(before);
                return new UnreadableFile(new Place(line, kind), firstLine(e));
            }
        }
        return new UnreadableFile(new Place(after + 1, kind), firstLine(together));
    }

    private List<Long> lines(String kind, long after, long upTo) throws SQLException {
        List<Long> lines = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select ordinal from import_row where site_id = ? and import_id = ? and kind = ? and ordinal > ? and ordinal <= ?"
                        + " order by ordinal")) {
            statement.setInt(1, run.site());
            statement.setObject(2, run.id());
            statement.setString(3, kind);
            statement.setLong(4, after);
            statement.setLong(5, upTo);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    lines.add(rows.getLong(1));
                }
            }
        }
        return lines;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage())
                .replaceFirst("^ERROR: ", "")
                .replace("trial_", "")
                .lines()
                .findFirst()
                .orElse("not what its table takes");
    }
}
