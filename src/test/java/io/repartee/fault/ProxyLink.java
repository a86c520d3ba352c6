package io.repartee.fault;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One connection through a {@link FaultProxy}. Bound to the proxy's loop. */
final class ProxyLink {
    private static final int GREETING_BYTES = 1024;

    private final FaultProxy proxy;
    private final NetSocket near;
    private final Filter filter;
    private final ProxyPipe toServer;
    private final ProxyPipe toClient;
    private @Nullable NetSocket far;
    private volatile String greeting = "";
    private long answered;
    private boolean holed;
    private boolean over;
    private boolean endPending;

    ProxyLink(FaultProxy proxy, NetSocket near, Filter filter) {
        this.proxy = proxy;
        this.near = near;
        this.filter = filter;
        this.toServer = new ProxyPipe(proxy.vertx(), near, proxy::delayMs);
        this.toClient = new ProxyPipe(proxy.vertx(), null, proxy::delayMs);
    }

    /** Whether its client said that, as plain text, in its first packet. */
    boolean said(String text) {
        return greeting.contains(text);
    }

    void open() {
        near.closeHandler(v -> ended());
        near.exceptionHandler(e -> {});
        near.handler(this::fromClient);
        proxy.lead(this::connected, failure -> reset());
    }

    void trouble(Trouble trouble) {
        boolean stalled = trouble == Trouble.STALLED;
        toServer.stall(stalled);
        toClient.stall(stalled);
        if (!stalled && endPending) {
            ended();
        }
    }

    void countAnew() {
        answered = 0;
    }

    /** Both ends hear of it at once, by RST. */
    void reset() {
        over = true;
        abort(near);
        if (far != null) {
            abort(far);
        }
        proxy.gone(this);
    }

    private void connected(NetSocket server) {
        far = server;
        if (over) {
            abort(server);
            return;
        }
        server.closeHandler(v -> ended());
        server.exceptionHandler(e -> {});
        server.handler(this::fromServer);
        toServer.into(server);
        toClient.from(server);
        toClient.into(near);
        trouble(proxy.troubleOf(this));
    }

    private void fromClient(Buffer bytes) {
        if (greeting.isEmpty()) {
            greeting = bytes.getString(0, Math.min(bytes.length(), GREETING_BYTES), StandardCharsets.ISO_8859_1.name());
            trouble(proxy.troubleOf(this));
        }
        if (swallows()) {
            return;
        }
        toServer.pass(filter.toServer(bytes));
    }

    private void fromServer(Buffer bytes) {
        if (swallows()) {
            return;
        }
        answered += bytes.length();
        if (answered > proxy.byteLimit()) {
            reset();
            return;
        }
        toClient.pass(filter.toClient(bytes));
    }

    private boolean swallows() {
        holed |= proxy.troubleOf(this) == Trouble.BLACK_HOLE;
        return holed; // for good: no later byte could fill the hole
    }

    /** One end is closed: the other hears of it, unless nothing passes now. */
    private void ended() {
        Trouble trouble = proxy.troubleOf(this);
        if (over || trouble == Trouble.BLACK_HOLE) {
            holed = true;
            return;
        }
        if (trouble == Trouble.STALLED) {
            endPending = true;
            return;
        }
        over = true;
        toServer.end();
        toClient.end();
        proxy.gone(this);
    }

    private static void abort(NetSocket socket) {
        Channel channel = ((NetSocketInternal) socket).channelHandlerContext().channel();
        if (channel.isOpen()) {
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
        }
        socket.close();
    }
}
