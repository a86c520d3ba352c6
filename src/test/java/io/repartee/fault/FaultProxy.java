package io.repartee.fault;

import io.repartee.testing.Futures;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A way for TCP connections on which things go wrong when told so: bytes come late, wait, vanish; connections are reset, at
 * once or after so many bytes. Its own port stays the same while the server behind it moves. Thread-safe; the calls return
 * when the fault is there.
 */
final class FaultProxy implements AutoCloseable {
    private static final int NARROW_BYTES = 4_096;

    private final Set<ProxyLink> links = ConcurrentHashMap.newKeySet();
    private final Supplier<Filter> filters;
    private final NetServer server;
    private final NetClient client;
    private final Vertx vertx;
    private final Context context;
    private volatile int target;
    private volatile Trouble trouble = Trouble.NONE;
    private volatile long delayMs;
    private volatile long byteLimit = Long.MAX_VALUE;
    private volatile Predicate<ProxyLink> about = link -> true;

    /** @param target the port on this machine where connections lead */
    FaultProxy(Vertx vertx, int target, Supplier<Filter> filters) {
        this(vertx, target, filters, NetClientOptions.DEFAULT_RECEIVE_BUFFER_SIZE);
    }

    private FaultProxy(Vertx vertx, int target, Supplier<Filter> filters, int receiveBytes) {
        this.target = target;
        this.filters = filters;
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.client = vertx.createNetClient(new NetClientOptions()
                .setTcpNoDelay(true)
                .setConnectTimeout(2_000)
                .setReceiveBufferSize(receiveBytes));
        this.server = vertx.createNetServer(
                        new NetServerOptions().setTcpNoDelay(true).setAcceptBacklog(4096))
                .connectHandler(this::accept);
        Promise<NetServer> listening = Promise.promise();
        context.runOnContext(v -> server.listen(0, "127.0.0.1").onComplete(listening));
        Futures.get(listening.future());
    }

    FaultProxy(Vertx vertx, int target) {
        this(vertx, target, () -> Filter.NONE);
    }

    /** One that takes little from its server in advance, so that the server feels soon when nothing passes. */
    static FaultProxy narrow(Vertx vertx, int target) {
        return new FaultProxy(vertx, target, () -> Filter.NONE, NARROW_BYTES);
    }

    int port() {
        return server.actualPort();
    }

    /** From now on new connections lead there. */
    void leadTo(int port) {
        target = port;
    }

    /** All connections, the present ones too. */
    void set(Trouble next) {
        set(next, link -> true);
    }

    /** Only those connections, known by what their client said first; the others have no trouble. */
    void set(Trouble next, Predicate<ProxyLink> links) {
        onLoop(() -> {
            about = links;
            trouble = next;
            this.links.forEach(link -> link.trouble(troubleOf(link)));
        });
    }

    /** No trouble any more, except for connections that have lost bytes: they stay half open. */
    void heal() {
        delayMs = 0;
        byteLimit = Long.MAX_VALUE;
        set(Trouble.NONE);
    }

    /** Each byte comes that much later, in each direction. */
    void delay(Duration each) {
        delayMs = each.toMillis();
    }

    /** A connection is reset when its answers have come to so many bytes, counted from now on. */
    void limit(long bytes) {
        onLoop(() -> {
            byteLimit = bytes;
            links.forEach(ProxyLink::countAnew);
        });
    }

    /** Resets those connections; new ones may come. */
    void reset(Predicate<ProxyLink> which) {
        onLoop(() -> links.stream().filter(which).toList().forEach(ProxyLink::reset));
    }

    void reset() {
        reset(link -> true);
    }

    /** Resets about that share of them. */
    void resetSome(Random random, double share) {
        reset(link -> random.nextDouble() < share);
    }

    Vertx vertx() {
        return vertx;
    }

    int connections() {
        return links.size();
    }

    long delayMs() {
        return delayMs;
    }

    long byteLimit() {
        return byteLimit;
    }

    Trouble troubleOf(ProxyLink link) {
        return about.test(link) ? trouble : Trouble.NONE;
    }

    void gone(ProxyLink link) {
        links.remove(link);
    }

    void lead(Consumer<NetSocket> connected, Consumer<Throwable> failed) {
        client.connect(target, "127.0.0.1").onSuccess(connected::accept).onFailure(failed::accept);
    }

    private void accept(NetSocket near) {
        ProxyLink link = new ProxyLink(this, near, filters.get());
        if (trouble == Trouble.REFUSING && about.test(link)) {
            link.reset();
            return;
        }
        links.add(link);
        link.open();
    }

    /** The server's connections all live on one loop, on which everything about them happens. */
    private void onLoop(Runnable action) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        context.runOnContext(v -> {
            try {
                action.run();
                done.complete(null);
            } catch (RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        done.join();
    }

    @Override
    public void close() {
        reset();
        Futures.get(server.close());
        Futures.get(client.close());
    }
}
