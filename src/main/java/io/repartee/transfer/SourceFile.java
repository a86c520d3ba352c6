package io.repartee.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A file to be imported, which may be read more than once. */
public record SourceFile(Path path, ImportProgress progress) {
    private static final int BUFFER = 64 * 1024;
    private static final int GZIP_MAGIC = 0x1f8b;

    /** The file's bytes from its beginning, unpacked when it is gzipped; whoever hears of the progress is told how far it is read. */
    public InputStream open() throws IOException {
        InputStream in = new BufferedInputStream(new CountedFile(path, progress), BUFFER);
        try {
            in.mark(2);
            int magic = in.read() << Byte.SIZE | in.read();
            in.reset();
            return magic == GZIP_MAGIC ? new BufferedInputStream(new UnpackedFile(in, BUFFER), BUFFER) : in;
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}
