package io.repartee.stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.util.ReferenceCountUtil;

/**
 * One socket as bytes: puts fragments together within the limit, answers pings, does the closing handshake, and writes
 * frames that others have encoded. Bound to the event loop of its channel.
 */
final class Wire extends ChannelInboundHandlerAdapter {
    /** What happens on a socket. Called on its event loop. */
    interface Listener {
        /** Anything at all was heard. */
        void alive();

        void message(byte[] utf8);

        void writable(boolean writable);

        /** The client broke the protocol; the listener closes. */
        void broken(CloseCode code);

        void gone();
    }

    private final Listener listener;
    private final int messageBytes;
    private final int outboundBytes;
    private ByteBuf fragments = Unpooled.EMPTY_BUFFER;
    private boolean fragmented;
    private boolean closing;
    private boolean gone;
    private ChannelHandlerContext out;

    /** @param outboundBytes what may wait to be sent */
    Wire(Listener listener, int messageBytes, int outboundBytes) {
        this.listener = listener;
        this.outboundBytes = outboundBytes;
        this.messageBytes = messageBytes;
    }

    /** Queues a frame, which it takes over. Nothing leaves before {@link #flush()}. */
    void write(ByteBuf frame) {
        if (closing) {
            frame.release();
        } else {
            out.write(frame, out.voidPromise());
        }
    }

    void flush() {
        out.flush();
    }

    /** Whether a frame of that size fits into what may wait to be sent. One that is larger fits when nothing waits. */
    boolean takes(int bytes) {
        if (!writable()) {
            return false;
        }
        long pending = pendingBytes();
        return pending + bytes <= outboundBytes || pending == 0;
    }

    /** Whether it is worth while to write more: what waits to be sent is well below its bound. */
    boolean writable() {
        return out.channel().isWritable();
    }

    /** How many bytes wait to be sent. */
    long pendingBytes() {
        ChannelOutboundBuffer buffer = out.channel().unsafe().outboundBuffer();
        return buffer == null ? 0 : buffer.totalPendingWriteBytes();
    }

    /** Begins the closing handshake; nothing is written after it. */
    void close(int code, String reason) {
        if (!closing) {
            write(Frames.close(code, reason));
            closing = true;
            out.flush();
        }
    }

    /** Ends the connection now. */
    void abort() {
        closing = true;
        out.close();
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        out = context;
        if (!context.channel().isActive()) {
            context.executor().execute(() -> channelInactive(context));
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            listener.alive();
            if (message instanceof CloseWebSocketFrame close) {
                closed(close);
            } else if (!closing && message instanceof WebSocketFrame frame) {
                frame(frame);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        listener.writable(writable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (gone) {
            return;
        }
        gone = true;
        closing = true;
        fragments.release();
        fragments = Unpooled.EMPTY_BUFFER;
        listener.gone();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof CorruptedWebSocketFrameException corrupted) {
            boolean tooLarge = corrupted.closeStatus().code() == WebSocketCloseStatus.MESSAGE_TOO_BIG.code();
            listener.broken(tooLarge ? CloseCode.MESSAGE_TOO_LARGE : CloseCode.BAD_PROTOCOL);
        } else {
            abort();
        }
    }

    private void frame(WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame) {
            write(Frames.pong(frame.content()));
            flush();
        } else if (frame instanceof BinaryWebSocketFrame) {
            listener.broken(CloseCode.BAD_PROTOCOL);
        } else if (frame instanceof TextWebSocketFrame || frame instanceof ContinuationWebSocketFrame) {
            text(frame);
        }
    }

    private void text(WebSocketFrame frame) {
        ByteBuf content = frame.content();
        if (fragments.readableBytes() + content.readableBytes() > messageBytes) {
            listener.broken(CloseCode.MESSAGE_TOO_LARGE);
        } else if (frame.isFinalFragment() && !fragmented) {
            listener.message(ByteBufUtil.getBytes(content));
        } else {
            fragment(content, frame.isFinalFragment());
        }
    }

    private void fragment(ByteBuf content, boolean last) {
        fragments = fragmented ? fragments : Unpooled.buffer(content.readableBytes(), messageBytes);
        fragmented = !last;
        fragments.writeBytes(content);
        if (last) {
            byte[] whole = ByteBufUtil.getBytes(fragments);
            fragments.release();
            fragments = Unpooled.EMPTY_BUFFER;
            listener.message(whole);
        }
    }

    /** The client closes, or answers our close: its own code goes back, and the connection ends. */
    private void closed(CloseWebSocketFrame close) {
        if (!closing) {
            close(close.statusCode() < 0 ? WebSocketCloseStatus.NORMAL_CLOSURE.code() : close.statusCode(), "");
        }
        out.close();
    }
}
