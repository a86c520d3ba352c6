package io.repartee.fault;

import io.vertx.core.buffer.Buffer;

/** Takes every notification out of what PostgreSQL says, and leaves the rest: each doorbell is lost, no connection is. */
final class DeafToDoorbells implements Filter {
    private static final byte NOTIFICATION = 'A';
    private static final int HEAD = 5;

    private Buffer rest = Buffer.buffer();

    @Override
    public Buffer toClient(Buffer bytes) {
        Buffer said = rest.appendBuffer(bytes);
        Buffer kept = Buffer.buffer();
        int at = 0;
        while (said.length() - at >= HEAD) {
            int length = 1 + said.getInt(at + 1);
            if (said.length() - at < length) {
                break;
            }
            if (said.getByte(at) != NOTIFICATION) {
                kept.appendBuffer(said.slice(at, at + length));
            }
            at += length;
        }
        rest = said.getBuffer(at, said.length());
        return kept;
    }
}
