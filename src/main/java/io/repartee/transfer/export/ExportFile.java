package io.repartee.transfer.export;

import io.repartee.site.Site;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.util.zip.GZIPOutputStream;

/** Writes a site to a file that appears whole or not at all; gzipped when its name ends with {@code .gz}. Blocks. */
public final class ExportFile {
    private static final int BUFFER = 1 << 16;

    private final ExportSite export;

    public ExportFile(ExportSite export) {
        this.export = export;
    }

    /** @return how many comments were written */
    public long write(Site site, ExportFormat format, Path file) throws IOException, SQLException {
        Path partial = file.resolveSibling(file.getFileName() + ".partial");
        try {
            long comments = writePartial(site, format, file, partial);
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return comments;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private long writePartial(Site site, ExportFormat format, Path file, Path partial)
            throws IOException, SQLException {
        try (OutputStream raw = Files.newOutputStream(partial);
                OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(raw, BUFFER) : raw) {
            return export.write(site, format, out);
        }
    }
}
