package io.repartee.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** The systems whose files are understood. */
public enum Formats {
    DISQUS(new DisqusXml()),
    WORDPRESS(new WordPressXml()),
    REMARK42(new Remark42Backup());

    private static final int BUFFER = 64 * 1024;
    private static final int GZIP_MAGIC = 0x1f8b;

    private final Format format;

    Formats(Format format) {
        this.format = format;
    }

    Format format() {
        return format;
    }

    /** The name that old references are kept under. */
    String source() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The file's bytes, unpacked when it is gzipped. */
    static InputStream open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            in.mark(2);
            int magic = in.read() << Byte.SIZE | in.read();
            in.reset();
            return magic == GZIP_MAGIC ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}
