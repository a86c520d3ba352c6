package io.repartee.transfer;

import io.repartee.database.ConnectionUrl;
import io.repartee.site.Site;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Takes over the comments of a file: read, laid down, merged, reported. What is here already is never changed. Memory does
 * not grow with the file. Broken off anywhere, the same call goes on. Blocks.
 */
public final class ImportFile {
    private static final int MEGABYTE = 1 << 20;

    private final ConnectionUrl url;
    private final Site site;
    private final int mostAncestors;
    private final PrintWriter out;

    /** @param mostAncestors how deep conversations may nest; what is deeper moves up */
    public ImportFile(ConnectionUrl url, Site site, int mostAncestors, PrintWriter out) {
        this.url = url;
        this.site = site;
        this.mostAncestors = mostAncestors;
        this.out = out;
    }

    /**
     * @param dryRun only to say what would happen; the file need not be read again afterwards
     * @throws UnreadableFile with the place where the file is not right; nothing of it is merged
     */
    public void run(Formats format, Path file, PageKeys keys, boolean dryRun) throws IOException, SQLException {
        byte[] digest = digest(file);
        try (Connection connection = connect()) {
            ImportRun run = ImportRun.find(connection, site.id(), format.source(), digest, keys);
            if (!run.complete()) {
                read(connection, run, format, file, keys);
            }
            analyze(connection);
            if (!dryRun) {
                merge(connection, run);
            }
            ImportReport.of(connection, run, site.origins()).print(out);
            out.println(dryRun ? "Nothing is merged yet: this was a dry run." : "Done.");
            out.flush();
            connection.rollback();
        }
    }

    private void read(Connection connection, ImportRun run, Formats format, Path file, PageKeys keys)
            throws IOException, SQLException {
        Staging staging = new Staging(connection, run, keys, entries -> tell("read %,d entries", entries));
        try (InputStream in = Formats.open(file)) {
            staging.read(format.format(), in);
        }
    }

    private void merge(Connection connection, ImportRun run) throws SQLException {
        new Merge(connection, run, mostAncestors, pages -> tell("merged %,d pages", pages)).all();
        try (Statement statement = connection.createStatement()) {
            statement.execute("update import_run set merged_at = now() where site_id = " + run.site()
                    + " and import_id = '" + run.id() + "'");
            connection.commit();
        }
    }

    private static void analyze(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("analyze import_page, import_comment");
            connection.commit();
        }
    }

    private void tell(String what, long number) {
        out.printf(what + "%n", number);
        out.flush();
    }

    private Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
        connection.setAutoCommit(false);
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
