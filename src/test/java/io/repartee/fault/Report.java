package io.repartee.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** What a run measured: printed, and added to {@code target/fault-report.md}. */
final class Report {
    private static final Path FILE = Path.of("target", "fault-report.md");

    private Report() {}

    static void line(String run, String format, Object... figures) {
        String line = "| " + run + " | " + String.format(Locale.ROOT, format, figures) + " |\n";
        System.out.print(line);
        try {
            Files.writeString(FILE, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
