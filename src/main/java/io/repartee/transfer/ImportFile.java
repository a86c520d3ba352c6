package io.repartee.transfer;

import io.repartee.database.ConnectionUrl;
import io.repartee.site.Site;
import io.repartee.transfer.claiming.KnownAuthors;
import io.repartee.transfer.own.OwnImport;
import io.repartee.transfer.own.OwnReport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Takes over the comments of a file: read, laid down, merged, reported. What is here already is never changed. Memory does
 * not grow with the file. Broken off anywhere, the same call goes on. Blocks; one object for one call at a time.
 */
public final class ImportFile {
    private static final int MEGABYTE = 1 << 20;

    private final ConnectionUrl url;
    private final Site site;
    private final int mostAncestors;
    private final ImportProgress progress;

    /** @param mostAncestors how deep conversations may nest; what is deeper moves up */
    public ImportFile(ConnectionUrl url, Site site, int mostAncestors, ImportProgress progress) {
        this.url = url;
        this.site = site;
        this.mostAncestors = mostAncestors;
        this.progress = progress;
    }

    /**
     * @param dryRun only to say what would happen; the file need not be read again afterwards
     * @throws UnreadableFile with the place where the file is not right; nothing of it is merged
     * @throws AlreadyImporting when somebody else does
     */
    public Report run(Formats format, Path file, PageKeys named, boolean dryRun) throws IOException, SQLException {
        PageKeys keys = named.under(site.policy().pages());
        byte[] digest = digest(file);
        try (Connection connection = connect()) {
            ImportRun run = ImportRun.find(connection, site.id(), format.source(), digest, keys);
            if (run.report() != null) {
                return ImportReport.kept(run.report());
            }
            alone(connection, run);
            OwnImport own = new OwnImport(connection, run, progress);
            if (!run.complete()) {
                read(connection, run, own, format, file, keys);
                run = ImportRun.find(connection, site.id(), format.source(), digest, keys);
            }
            if (!dryRun) {
                merge(connection, run, format);
            }
            Report report = format == Formats.REPARTEE
                    ? new OwnReport(new OwnImport(connection, run, progress).kinds())
                    : ImportReport.of(connection, run, site.origins());
            if (dryRun) {
                connection.rollback();
            } else {
                KnownAuthors.claim(connection, run.site());
                run.done(connection, report);
            }
            return report;
        }
    }

    private void read(Connection connection, ImportRun run, OwnImport own, Formats format, Path file, PageKeys keys)
            throws IOException, SQLException {
        SourceFile source = new SourceFile(file, progress);
        if (format.format() == null) {
            try (InputStream in = source.open()) {
                own.read(in);
            }
            return;
        }
        new Staging(connection, run, keys, progress::read).read(format.format(), source);
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze import_page, import_comment");
            connection.commit();
        }
    }

    private void merge(Connection connection, ImportRun run, Formats format) throws SQLException {
        if (format == Formats.REPARTEE) {
            new OwnImport(connection, run, progress).merge();
            return;
        }
        new Merge(this::connect, run, mostAncestors, progress).all(connection);
    }

    /** Two that merged the same file would wait for each other at every page; the lock ends with the connection. */
    private static void alone(Connection connection, ImportRun run) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select pg_try_advisory_lock(7221, hashtext(?))")) {
            statement.setString(1, run.id().toString());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                if (!row.getBoolean(1)) {
                    throw new AlreadyImporting();
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set work_mem = '32MB'");
            connection.commit();
        }
        return connection;
    }

    private static byte[] digest(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            byte[] buffer = new byte[MEGABYTE];
            while (in.read(buffer) >= 0) {
                // the digest sees what is read
            }
            return in.getMessageDigest().digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
