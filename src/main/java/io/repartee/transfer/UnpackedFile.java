package io.repartee.transfer;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** What is gzipped, unpacked; where it is broken off or damaged, that is a fault of the file, with its place. One thread. */
final class UnpackedFile extends FilterInputStream {
    private long read;

    UnpackedFile(InputStream packed, int buffer) throws IOException {
        super(new GZIPInputStream(packed, buffer));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int count = super.read(bytes, offset, length);
            read += Math.max(0, count);
            return count;
        } catch (EOFException e) {
            throw fault("the file is cut off");
        } catch (ZipException e) {
            throw fault("the file is damaged: " + e.getMessage());
        }
    }

    private UnreadableFile fault(String problem) {
        return new UnreadableFile(new Place(0, "the gzipped data, after " + read + " bytes of what is in it"), problem);
    }
}
