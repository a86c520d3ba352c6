package io.repartee.web;

import java.nio.ByteBuffer;
import java.util.Base64;

/**
 * Keyset cursors on the wire: which list they belong to, and the numbers of the last row's sort key. Opaque and url-safe.
 * They hold no secret and prove nothing: a forged one only starts the list elsewhere, so what a caller may see is decided anew.
 */
public final class Cursors {
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();

    private Cursors() {}

    /** @param list one letter for each list and order, so that a cursor of another list is refused; a UUID is two keys */
    public static String write(char list, long... keys) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + keys.length * Long.BYTES).put((byte) list);
        for (long key : keys) {
            bytes.putLong(key);
        }
        return ENCODER.encodeToString(bytes.array());
    }

    /** The keys that {@link #write} was given; {@code bad_cursor} for anything it did not write for that list. */
    public static long[] read(char list, int keys, String cursor) {
        byte[] bytes = decoded(cursor);
        if (bytes.length != 1 + keys * Long.BYTES
                || bytes[0] != (byte) list
                || !ENCODER.encodeToString(bytes).equals(cursor)) {
            throw Problem.of(ErrorCode.BAD_CURSOR);
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 1, bytes.length - 1);
        long[] values = new long[keys];
        for (int i = 0; i < keys; i++) {
            values[i] = buffer.getLong();
        }
        return values;
    }

    private static byte[] decoded(String cursor) {
        try {
            return DECODER.decode(cursor);
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.BAD_CURSOR);
        }
    }
}
