package io.repartee.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Readers who watch threads: as many sockets as asked for, all on one loop. It checks that each socket gets each event
 * exactly once and in order, and takes the time of each delivery.
 */
final class Crowd implements LiveSocket.Listener, AutoCloseable {
    private static final int AT_ONCE = 100;
    private static final int REMEMBERED = 8;

    private record Seen(ByteBuf bytes, LiveFrame frame) {}

    private final Network network = new Network();
    private final int size;
    private final @Nullable IntFunction<String> pageOf;
    private final PostTimes times;
    private final Semaphore opening = new Semaphore(AT_ONCE);
    private final AtomicInteger subscribed = new AtomicInteger();
    private final Deque<Seen> recent = new ArrayDeque<>();
    private volatile @Nullable String sample;
    private Deliveries deliveries = new Deliveries();
    private volatile boolean stopped;
    private volatile @Nullable String failure;

    /** @param pageOf the page that the n-th reader watches; null for a server that sends everything to everybody */
    Crowd(int port, int size, @Nullable IntFunction<String> pageOf, PostTimes times) throws InterruptedException {
        this.size = size;
        this.pageOf = pageOf;
        this.times = times;
        for (int i = 0; i < size; i++) {
            int number = i;
            if (!opening.tryAcquire(20, TimeUnit.SECONDS)) {
                check();
                throw new IllegalStateException("only " + subscribed + " sockets were subscribed");
            }
            network.connect(port, () -> new LiveSocket(number, Product.path("/live"), this));
        }
        if (!opening.tryAcquire(AT_ONCE, 20, TimeUnit.SECONDS)) {
            check();
            throw new IllegalStateException("only " + subscribed + " sockets were subscribed");
        }
        check();
    }

    boolean hasSample() {
        return sample != null;
    }

    /** The text of a frame with a single event, to compare with the same bytes sent otherwise. */
    String sample() {
        return Objects.requireNonNull(sample, "no frame had a single event");
    }

    /** What was delivered since the last time this was asked. */
    Deliveries takeDeliveries() throws Exception {
        check();
        return network.loop()
                .submit(() -> {
                    Deliveries seen = deliveries;
                    deliveries = new Deliveries();
                    return seen;
                })
                .get();
    }

    private void check() {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void open(LiveSocket socket) {
        if (pageOf == null) {
            socket.lastSeq = 0;
            subscribed();
            return;
        }
        socket.send("{\"type\":\"hello\",\"token\":null}");
        socket.send(
                "{\"type\":\"subscribe\",\"stream\":\"thread:" + pageOf.apply(socket.number) + "\",\"since\":null}");
    }

    private void subscribed() {
        subscribed.incrementAndGet();
        opening.release();
    }

    @Override
    public void text(LiveSocket socket, ByteBuf payload) {
        LiveFrame frame = frame(payload);
        switch (frame.type()) {
            case "subscribed" -> {
                socket.lastSeq = frame.last();
                subscribed();
            }
            case "events" -> events(socket, frame, payload.readableBytes());
            case "error", "resync" -> failure = payload.toString(StandardCharsets.UTF_8);
            default -> deliveries.other();
        }
    }

    private void events(LiveSocket socket, LiveFrame frame, int bytes) {
        boolean next = frame.whole() && frame.first() == socket.lastSeq + 1;
        if (!next && pageOf != null) {
            failure = "socket %d had event %d and got %d to %d"
                    .formatted(socket.number, socket.lastSeq, frame.first(), frame.last());
        }
        socket.lastSeq = frame.last();
        long now = System.nanoTime();
        deliveries.frame(frame.events(), bytes);
        for (int post : frame.posts()) {
            deliveries.latency(now - times.due(post), now - times.acknowledged(post));
            deliveries.reached(post, size, now - times.acknowledged(post));
        }
    }

    private LiveFrame frame(ByteBuf payload) {
        for (Seen seen : recent) {
            if (ByteBufUtil.equals(seen.bytes, payload)) {
                return seen.frame;
            }
        }
        String text = payload.toString(StandardCharsets.UTF_8);
        Seen seen = new Seen(payload.copy(), LiveFrame.parse(text));
        if (seen.frame.type().equals("events") && seen.frame.events() == 1) {
            sample = text;
        }
        recent.addFirst(seen);
        if (recent.size() > REMEMBERED) {
            recent.removeLast().bytes.release();
        }
        return seen.frame;
    }

    @Override
    public void lost(LiveSocket socket, String why) {
        if (!stopped) {
            failure = "socket " + socket.number + " of " + size + ": " + why;
        }
    }

    @Override
    public void close() {
        stopped = true;
        network.close();
    }
}
