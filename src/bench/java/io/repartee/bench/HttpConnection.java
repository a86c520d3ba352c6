package io.repartee.bench;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One keep-alive connection with one request under way, reading only what measuring needs: the status and where the answer
 * ends. Loop-bound.
 */
final class HttpConnection extends ChannelInboundHandlerAdapter {
    /** Hears of each answer, and that the connection is lost. */
    interface Listener {
        void ready(HttpConnection connection);

        void answered(HttpConnection connection, int status, long bytes);

        void lost(HttpConnection connection, String why);
    }

    private static final int NOT_MODIFIED = 304;
    private static final int MOST_HEAD = 16_384;
    private static final int MOST_PROBLEM = 300;

    private final int number;
    private final Listener listener;
    private final byte[] head = new byte[MOST_HEAD];
    private int headLength;
    private long bodyLeft = -1;
    private long bytes;
    private int status;
    private final StringBuilder problem = new StringBuilder();
    private ChannelHandlerContext context;

    HttpConnection(int number, Listener listener) {
        this.number = number;
        this.listener = listener;
    }

    int number() {
        return number;
    }

    void send(ByteBuf request) {
        context.writeAndFlush(request, context.voidPromise());
    }

    /** How the last answer begins when it was a refusal. */
    String problem() {
        return problem.toString();
    }

    void close() {
        context.close();
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        this.context = context;
        listener.ready(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf in = (ByteBuf) message;
        try {
            while (in.isReadable()) {
                if (bodyLeft < 0) {
                    readHead(in);
                } else {
                    skipBody(in);
                }
            }
        } finally {
            in.release();
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

    private void readHead(ByteBuf in) {
        while (in.isReadable()) {
            head[headLength++] = in.readByte();
            if (headLength > 3 && head[headLength - 1] == '\n' && head[headLength - 3] == '\n') {
                beginBody();
                return;
            }
        }
    }

    private void beginBody() {
        status = (head[9] - '0') * 100 + (head[10] - '0') * 10 + head[11] - '0';
        bodyLeft = status == NOT_MODIFIED ? 0 : contentLength();
        bytes = headLength + bodyLeft;
        headLength = 0;
        problem.setLength(0);
        finishIfWhole();
    }

    private void skipBody(ByteBuf in) {
        int some = (int) Math.min(bodyLeft, in.readableBytes());
        if (status >= 400 && problem.length() < MOST_PROBLEM) {
            problem.append(in.toString(in.readerIndex(), some, StandardCharsets.UTF_8));
        }
        in.skipBytes(some);
        bodyLeft -= some;
        finishIfWhole();
    }

    private void finishIfWhole() {
        if (bodyLeft == 0) {
            bodyLeft = -1;
            listener.answered(this, status, bytes);
        }
    }

    private long contentLength() {
        String text = new String(head, 0, headLength, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int at = text.indexOf("\r\ncontent-length:");
        if (at < 0) {
            throw new IllegalStateException("an answer without content-length: " + text);
        }
        int from = at + "\r\ncontent-length:".length();
        return Long.parseLong(text.substring(from, text.indexOf('\r', from)).strip());
    }
}
