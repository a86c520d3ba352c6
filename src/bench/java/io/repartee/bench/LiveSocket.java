package io.repartee.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A reader's WebSocket with as little client as possible: handshake, our frames unmasked by a mask of zeros, pongs. Loop-bound. */
final class LiveSocket extends ByteToMessageDecoder {
    /** Hears what comes; on the loop. */
    interface Listener {
        void open(LiveSocket socket);

        /** A text frame's bytes, valid during the call. */
        void text(LiveSocket socket, ByteBuf payload);

        void lost(LiveSocket socket, String why);
    }

    private static final int TEXT = 1;
    private static final int CLOSE = 8;
    private static final int PING = 9;
    private static final int PONG = 10;

    /** The number of the last event seen; -1 before the subscription is confirmed. */
    long lastSeq = -1;

    final int number;

    private final String path;
    private final Listener listener;
    private boolean upgraded;
    private ChannelHandlerContext context;

    LiveSocket(int number, String path, Listener listener) {
        this.number = number;
        this.path = path;
        this.listener = listener;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        this.context = context;
        context.writeAndFlush(Unpooled.copiedBuffer(
                "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nOrigin: "
                        + Product.ORIGIN + "\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: repartee.v1\r\n"
                        + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
                StandardCharsets.US_ASCII));
    }

    void send(String text) {
        frame(TEXT, Unpooled.copiedBuffer(text, StandardCharsets.UTF_8));
    }

    private void frame(int opcode, ByteBuf payload) {
        ByteBuf head = Unpooled.buffer(8).writeByte(0x80 | opcode);
        if (payload.readableBytes() < 126) {
            head.writeByte(0x80 | payload.readableBytes());
        } else {
            head.writeByte(0x80 | 126).writeShort(payload.readableBytes());
        }
        context.writeAndFlush(Unpooled.wrappedBuffer(head.writeInt(0), payload));
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (upgraded) {
            readFrame(in);
        } else {
            readUpgrade(in);
        }
    }

    private void readUpgrade(ByteBuf in) {
        int end = in.toString(StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        if (end < 0) {
            return;
        }
        String head = in.readCharSequence(end + 4, StandardCharsets.ISO_8859_1).toString();
        if (!head.startsWith("HTTP/1.1 101")) {
            listener.lost(this, head);
            context.close();
            return;
        }
        upgraded = true;
        listener.open(this);
    }

    private void readFrame(ByteBuf in) {
        if (in.readableBytes() < 2) {
            return;
        }
        int at = in.readerIndex();
        int opcode = in.getByte(at) & 0x0F;
        int length = in.getByte(at + 1) & 0x7F;
        int head = length < 126 ? 2 : length == 126 ? 4 : 10;
        if (in.readableBytes() < head) {
            return;
        }
        int payload = length < 126 ? length : length == 126 ? in.getUnsignedShort(at + 2) : (int) in.getLong(at + 2);
        if (in.readableBytes() < head + payload) {
            return;
        }
        in.skipBytes(head);
        take(opcode, in.readSlice(payload));
    }

    private void take(int opcode, ByteBuf payload) {
        if (opcode == TEXT) {
            listener.text(this, payload);
        } else if (opcode == PING) {
            frame(PONG, payload.copy());
        } else if (opcode == CLOSE) {
            int code = payload.readableBytes() < 2 ? 0 : payload.readUnsignedShort();
            listener.lost(this, "closed with " + code + " " + payload.toString(StandardCharsets.UTF_8));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        listener.lost(this, "closed by the server");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        listener.lost(this, cause.toString());
        context.close();
    }
}
