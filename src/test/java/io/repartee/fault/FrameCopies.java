package io.repartee.fault;

import io.vertx.core.buffer.Buffer;

/** Passes one frame of a server's WebSocket as often as said, and all others once. Frames must come whole. */
final class FrameCopies implements Filter {
    private static final int TEXT = 0x81;

    private final int which;
    private final int copies;
    private int seen;

    FrameCopies(int which, int copies) {
        this.which = which;
        this.copies = copies;
    }

    @Override
    public Buffer toClient(Buffer bytes) {
        boolean events = (bytes.getByte(0) & 0xFF) == TEXT && bytes.toString().contains("\"events\"");
        if (!events || ++seen != which) {
            return bytes;
        }
        Buffer passed = Buffer.buffer();
        for (int n = 0; n < copies; n++) {
            passed.appendBuffer(bytes);
        }
        return passed;
    }
}
