package io.repartee.transfer.own;

import io.repartee.transfer.export.Exported;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What tables look like here and now: a file may come from a version whose tables had fewer columns. One thread; blocks. */
final class TableShapes {
    private static final String COLUMNS = """
            select quote_ident(a.attname), pg_get_expr(d.adbin, d.adrelid), quote_literal(a.attname)
            from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attidentity = ''
            order by a.attnum
            """;

    private final Connection connection;
    private final Map<String, Shape> known = new HashMap<>();

    TableShapes(Connection connection) {
        this.connection = connection;
    }

    /**
     * A table that is filled from a file.
     *
     * @param defaults of columns that the file may not have, as an expression of SQL
     */
    record Shape(String table, List<String> columns, String defaults) {}

    Shape of(Exported table) throws SQLException {
        Shape shape = known.get(table.table());
        if (shape == null) {
            shape = read(table);
            known.put(table.table(), shape);
        }
        return shape;
    }

    private Shape read(Exported table) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> defaults = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, table.table());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                    if (rows.getString(2) != null) {
                        defaults.add(rows.getString(3) + ", " + rows.getString(2));
                    }
                }
            }
        }
        return new Shape(
                table.table(), List.copyOf(columns), "jsonb_build_object(" + String.join(", ", defaults) + ")");
    }
}
