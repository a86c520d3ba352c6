package io.repartee.transfer.export;

import io.repartee.database.ConnectionUrl;
import io.repartee.site.Site;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/** Writes everything of a site, as it is at one moment, while others go on writing. Blocks; thread-safe. */
public final class ExportSite {
    private static final int BUFFER = 256 * 1024;

    private final ConnectionUrl url;

    public ExportSite(ConnectionUrl url) {
        this.url = url;
    }

    /**
     * The stream is flushed and left open. What it refuses ends the export with that failure.
     *
     * @return how many comments were written
     */
    public long write(Site site, ExportFormat format, OutputStream out) throws SQLException, IOException {
        try (Snapshot snapshot = new Snapshot(url)) {
            BufferedOutputStream buffered = new BufferedOutputStream(out, BUFFER);
            long comments = format.writing().write(site, snapshot, buffered);
            buffered.flush();
            return comments;
        }
    }
}
