package io.repartee.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Markdown table that grows row by row; each row is also told at once, since the whole takes minutes. */
final class Table {
    private final String title;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();

    Table(String title, String... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
        System.err.println(title + ": " + String.join(" · ", cells));
    }

    void print(PrintStream out) {
        out.println("\n### " + title + "\n");
        out.println(line(columns));
        out.println("|" + "---|".repeat(columns.size()));
        rows.forEach(row -> out.println(line(row)));
    }

    /** A number as short as it is meaningful. */
    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
