package io.repartee.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;

/**
 * Server-side WebSocket frames (RFC 6455, section 5.2) as bytes: final, unmasked, without extensions, so that the same bytes
 * serve every socket. A frame lies outside the heap, where sockets write it from without copying. The caller owns it.
 */
final class Frames {
    private static final int FINAL = 0x80;
    private static final int TEXT = FINAL | 0x1;
    private static final int CLOSE = FINAL | 0x8;
    private static final int PING = FINAL | 0x9;
    private static final int PONG = FINAL | 0xA;
    private static final int SHORT_LENGTH = 125;
    private static final int LONGEST_HEADER = 10;

    private Frames() {}

    /** A text frame of these pieces of UTF-8, one after the other. */
    static ByteBuf text(byte[]... pieces) {
        long length = 0;
        for (byte[] piece : pieces) {
            length += piece.length;
        }
        ByteBuf frame = Unpooled.directBuffer(Math.toIntExact(length) + LONGEST_HEADER);
        frame.writeByte(TEXT);
        length(frame, length);
        for (byte[] piece : pieces) {
            frame.writeBytes(piece);
        }
        return frame;
    }

    static ByteBuf ping() {
        return Unpooled.directBuffer(2).writeByte(PING).writeByte(0);
    }

    /** Answers a ping with its own payload, which is at most 125 bytes long. */
    static ByteBuf pong(ByteBuf payload) {
        int length = Math.min(payload.readableBytes(), SHORT_LENGTH);
        return Unpooled.directBuffer(2 + length)
                .writeByte(PONG)
                .writeByte(length)
                .writeBytes(payload, payload.readerIndex(), length);
    }

    static ByteBuf close(int code, String reason) {
        byte[] text = reason.getBytes(StandardCharsets.UTF_8);
        return Unpooled.directBuffer(4 + text.length)
                .writeByte(CLOSE)
                .writeByte(2 + text.length)
                .writeShort(code)
                .writeBytes(text);
    }

    private static void length(ByteBuf frame, long length) {
        if (length <= SHORT_LENGTH) {
            frame.writeByte((int) length);
        } else if (length <= 0xFFFF) {
            frame.writeByte(126).writeShort((int) length);
        } else {
            frame.writeByte(127).writeLong(length);
        }
    }
}
