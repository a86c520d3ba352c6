package io.repartee.transfer.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of a table's columns, from the statement that made it. */
final class SqliteColumns {
    private static final Set<String> NOT_COLUMNS = Set.of("primary", "unique", "foreign", "check", "constraint");

    private SqliteColumns() {}

    static List<String> of(String sql) {
        List<String> names = new ArrayList<>();
        int from = sql.indexOf('(') + 1;
        int depth = 0;
        for (int at = from; from > 0 && at < sql.length(); at++) {
            char c = sql.charAt(at);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth < 0 || depth == 0 && c == ',') {
                name(sql.substring(from, at), names);
                from = at + 1;
            }
            if (depth < 0) {
                break;
            }
        }
        return names;
    }

    private static void name(String definition, List<String> names) {
        String first = definition.strip().split("\\s+", 2)[0].replaceAll("[\"`\\[\\]]", "");
        if (!first.isEmpty() && !NOT_COLUMNS.contains(first.toLowerCase(Locale.ROOT))) {
            names.add(first);
        }
    }
}
