package io.repartee.transfer.desk;

import io.repartee.database.ConnectionUrl;
import io.repartee.site.Site;
import io.repartee.transfer.AlreadyImporting;
import io.repartee.transfer.Detection;
import io.repartee.transfer.Formats;
import io.repartee.transfer.ImportFile;
import io.repartee.transfer.ImportProgress;
import io.repartee.transfer.Report;
import io.repartee.transfer.UnreadableFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Works on a file that was brought: fetches it, and does with it what the command line does. Blocks; one object for one run. */
final class RunImportJob {
    private static final int PARTS_AT_ONCE = 4;

    private final ConnectionUrl url;
    private final int mostAncestors;
    private volatile boolean stopping;
    private volatile ImportJob.Progress progress = ImportJob.Progress.NONE;

    /** @param mostAncestors how deep conversations may nest */
    RunImportJob(ConnectionUrl url, int mostAncestors) {
        this.url = url;
        this.mostAncestors = mostAncestors;
    }

    /** How a run ends. */
    record Ended(
            ImportJob.State state,
            @Nullable Formats format,
            @Nullable String problem,
            @Nullable String report) {}

    private static final class Stopped extends RuntimeException {
        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** What is merged by then stays, and a later run goes on with the rest. */
    void stop() {
        stopping = true;
    }

    ImportJob.Progress progress() {
        return progress;
    }

    /**
     * A file that cannot be read is an end like others; what fails for another reason is thrown, and may be tried again. Empty when
     * somebody works on the same file elsewhere, or when this was stopped.
     */
    Optional<Ended> run(ImportJob job, Site site) throws IOException, SQLException {
        Path file = Files.createTempFile("repartee-import-", ".part");
        @Nullable Formats format = job.format();
        try {
            fetch(job, file);
            format = format == null ? Detection.of(file) : format;
            Report report =
                    new ImportFile(url, site, mostAncestors, new Heard()).run(format, file, job.keys(), job.dryRun());
            ImportJob.State state = job.dryRun() ? ImportJob.State.CHECKED : ImportJob.State.DONE;
            return Optional.of(new Ended(state, format, null, report.json().toString()));
        } catch (UnreadableFile e) {
            return Optional.of(new Ended(ImportJob.State.FAILED, format, e.getMessage(), null));
        } catch (AlreadyImporting | Stopped e) {
            return Optional.empty();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private void fetch(ImportJob job, Path file) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection(url.jdbc(), url.user(), url.password());
                PreparedStatement statement = connection.prepareStatement(
                        "select content from import_part where site_id = ? and job_id = ? order by at");
                OutputStream out = Files.newOutputStream(file)) {
            connection.setAutoCommit(false);
            statement.setFetchSize(PARTS_AT_ONCE);
            statement.setInt(1, job.site());
            statement.setObject(2, job.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    mayGoOn();
                    out.write(rows.getBytes(1));
                }
            }
        }
        if (Files.size(file) != job.bytes()) {
            throw new Stopped(); // somebody has taken the file away meanwhile
        }
    }

    private void mayGoOn() {
        if (stopping) {
            throw new Stopped();
        }
    }

    /** Keeps what is heard, for whoever asks. */
    private final class Heard implements ImportProgress {
        @Override
        public void read(long entries) {
            mayGoOn();
            progress = new ImportJob.Progress(progress.bytesRead(), entries, progress.merged(), progress.mergeAll());
        }

        @Override
        public void bytes(long done, long all) {
            mayGoOn();
            progress = new ImportJob.Progress(done, progress.entries(), progress.merged(), progress.mergeAll());
        }

        @Override
        public void merged(long done, long all) {
            mayGoOn();
            progress = new ImportJob.Progress(progress.bytesRead(), progress.entries(), done, all);
        }
    }
}
