package io.repartee.stream;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.handler.codec.http.websocketx.WebSocketFrameDecoder;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import java.util.List;
import java.util.Map;

/**
 * Takes a channel from Vert.x once its WebSocket handshake is done: only TLS, the frame decoder and our own handler stay.
 * Vert.x keeps some 12 kB for each of its sockets and encodes each frame for each socket; most of our sockets are idle, and
 * one frame's bytes serve thousands. Ping, the closing handshake, fragments, limits and timeouts are ours from then on.
 *
 * <p>The only class that knows anything internal of Vert.x.
 */
final class Takeover {
    private Takeover() {}

    /**
     * Puts the handler in the place of Vert.x's. On the event loop of the channel.
     *
     * @param outboundBytes what may wait to be sent; from the half of it on, the channel counts as full
     */
    static void of(ServerWebSocket socket, ChannelHandler handler, int outboundBytes) throws Exception {
        ChannelHandlerContext vertx = ((WebSocketInternal) socket).channelHandlerContext();
        ChannelPipeline pipeline = vertx.pipeline();
        pipeline.channel()
                .config()
                .setWriteBufferWaterMark(new WriteBufferWaterMark(outboundBytes / 8, outboundBytes / 2));
        // For Vert.x the connection ends here, so that what it counts and keeps for it is settled.
        ((ChannelInboundHandler) vertx.handler()).channelInactive(vertx);
        for (Map.Entry<String, ChannelHandler> entry :
                List.copyOf(pipeline.toMap().entrySet())) {
            if (entry.getValue() != vertx.handler() && !stays(entry.getValue())) {
                pipeline.remove(entry.getKey());
            }
        }
        pipeline.replace(vertx.handler(), "live", handler);
    }

    private static boolean stays(ChannelHandler handler) {
        return handler instanceof SslHandler || handler instanceof WebSocketFrameDecoder;
    }
}
