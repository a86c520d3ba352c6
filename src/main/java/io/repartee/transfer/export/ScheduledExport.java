package io.repartee.transfer.export;

import io.repartee.database.ConnectionUrl;
import io.repartee.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps a folder of exports: of each site one that is not older than it may become, and no more than so many. Several nodes may share
 * the folder: one at a time writes a site. Blocks; thread-safe.
 */
public final class ScheduledExport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final String SUFFIX = ".ndjson.gz";

    private final ConnectionUrl url;
    private final Path folder;
    private final Duration every;
    private final int keep;
    private final InstantSource clock;

    public ScheduledExport(ConnectionUrl url, Path folder, Duration every, int keep, InstantSource clock) {
        this.url = url;
        this.folder = folder;
        this.every = every;
        this.keep = keep;
        this.clock = clock;
    }

    /** Writes that site if it is due. @return the file, if one was written */
    public Optional<Path> run(Site site) throws IOException, SQLException {
        Files.createDirectories(folder);
        if (!due(site)) {
            return Optional.empty();
        }
        try (Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password())) {
            if (!alone(connection, site) || !due(site)) {
                return Optional.empty();
            }
            Path file = folder.resolve(site.key() + "-" + TIME.format(clock.instant()) + SUFFIX);
            new ExportFile(new ExportSite(url)).write(site, ExportFormat.NDJSON, file);
            for (Path old : files(site).skip(keep).toList()) {
                Files.delete(old);
            }
            return Optional.of(file);
        }
    }

    private boolean due(Site site) throws IOException {
        return files(site)
                .findFirst()
                .map(file -> !written(site, file).plus(every).isAfter(clock.instant()))
                .orElse(true);
    }

    /** The newest first. */
    private Stream<Path> files(Site site) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> ours = all.filter(file -> !written(site, file).equals(Instant.MIN))
                    .sorted(Comparator.comparing((Path file) -> written(site, file))
                            .reversed())
                    .toList();
            return ours.stream();
        }
    }

    /** From the file's name; the least time for what is not one of this site's exports. */
    private static Instant written(Site site, Path file) {
        String name = file.getFileName().toString();
        String prefix = site.key() + "-";
        if (!name.startsWith(prefix) || !name.endsWith(SUFFIX)) {
            return Instant.MIN;
        }
        try {
            String time = name.substring(prefix.length(), name.length() - SUFFIX.length());
            return LocalDateTime.parse(time, TIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return Instant.MIN;
        }
    }

    private static boolean alone(Connection connection, Site site) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(7222, ?)")) {
            statement.setInt(1, site.id().value());
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
