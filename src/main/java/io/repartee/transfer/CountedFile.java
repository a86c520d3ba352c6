package io.repartee.transfer;

import java.io.FilterInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that tells how much of it has been read. One thread. */
final class CountedFile extends FilterInputStream {
    private static final long STEP = 1 << 20;

    private final ImportProgress progress;
    private final long size;
    private long read;
    private long told;

    CountedFile(Path file, ImportProgress progress) throws IOException {
        super(Files.newInputStream(file));
        this.progress = progress;
        this.size = Files.size(file);
    }

    @Override
    public int read() throws IOException {
        int one = super.read();
        count(one < 0 ? 0 : 1);
        return one;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        count(Math.max(0, count));
        return count;
    }

    private void count(long bytes) {
        read += bytes;
        if (read - told >= STEP || read == size && told < size) {
            told = read;
            progress.bytes(read, size);
        }
    }
}
