package io.repartee.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A Markdown table that grows row by row; each row is also told at once, since the whole takes minutes. Beside it, what of it is drawn. */
final class Table {
    private final String title;
    private final List<String> columns;
    private final List<List<String>> rows = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();

    Table(String title, String... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    void row(String... cells) {
        rows.add(List.of(cells));
        System.err.println(title + ": " + String.join(" · ", cells));
    }

    /** A picture that goes with it. */
    Curve curve(Curve curve) {
        curves.add(curve);
        return curve;
    }

    void print(PrintStream out) {
        out.println("\n### " + title + "\n");
        out.println(line(columns));
        out.println("|" + "---|".repeat(columns.size()));
        rows.forEach(row -> out.println(line(row)));
    }

    /** Writes its pictures. */
    void draw(Path directory) throws IOException {
        for (Curve curve : curves) {
            curve.write(directory);
        }
    }

    /** A number as short as it is meaningful. */
    static String number(double value) {
        return String.format(Locale.ROOT, value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : "%.2f", value);
    }

    private static String line(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
