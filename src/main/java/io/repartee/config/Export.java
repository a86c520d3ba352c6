package io.repartee.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Exports that are written by themselves.
 *
 * @param folder where to; empty for none
 * @param everyHours how old a site's newest export may become
 * @param keep how many of each site there are; older ones are deleted
 * @param only keys of the sites; empty for all
 */
public record Export(Optional<Path> folder, int everyHours, int keep, List<String> only) {
    private static final int YEAR_HOURS = 8_760;
    private static final int MOST_KEPT = 10_000;

    public Export {
        Check.range("export.every-hours", everyHours, 1, YEAR_HOURS);
        Check.range("export.keep", keep, 1, MOST_KEPT);
        only = List.copyOf(only);
    }

    static Export from(Section section) {
        String folder = section.text("folder", "");
        Export export = new Export(
                folder.isEmpty() ? Optional.empty() : Optional.of(Path.of(folder)),
                section.integer("every-hours", 24),
                section.integer("keep", 7),
                section.texts("only"));
        section.mustHoldNothingElse();
        return export;
    }
}
