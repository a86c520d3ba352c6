package io.repartee.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The tables of our schema, each after those that it refers to. Blocks. */
final class Tables {
    private static final String NAMES = """
            select c.relname from pg_class c
            where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname <> 'flyway_schema_history'
              and not exists (select from pg_depend d where d.objid = c.oid and d.deptype = 'e')
            order by c.relname
            """;

    private static final String REFERENCES = """
            select distinct conrelid::regclass::text, confrelid::regclass::text from pg_constraint
            where contype = 'f' and conrelid <> confrelid and connamespace = current_schema()::regnamespace
            """;

    private Tables() {}

    static List<String> inOrder(Connection connection) throws SQLException {
        Map<String, Set<String>> needs = new TreeMap<>();
        for (String[] name : rows(connection, NAMES, 1)) {
            needs.put(name[0], new LinkedHashSet<>());
        }
        for (String[] reference : rows(connection, REFERENCES, 2)) {
            if (needs.containsKey(reference[0])) {
                needs.get(reference[0]).add(reference[1]);
            }
        }
        List<String> order = new ArrayList<>();
        while (!needs.isEmpty()) {
            String next = needs.keySet().stream()
                    .filter(table -> order.containsAll(needs.get(table)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("tables refer to each other in a circle: " + needs));
            order.add(next);
            needs.remove(next);
        }
        return order;
    }

    /** Of a table, without what the database computes. */
    static List<String> columns(Connection connection, String table) throws SQLException {
        List<String> columns = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                select quote_ident(attname) from pg_attribute
                where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
                """)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
        }
        return columns;
    }

    private static List<String[]> rows(Connection connection, String sql, int columns) throws SQLException {
        List<String[]> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String[] row = new String[columns];
                for (int n = 0; n < columns; n++) {
                    row[n] = rows.getString(n + 1);
                }
                found.add(row);
            }
        }
        return found;
    }
}
