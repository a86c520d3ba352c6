package io.repartee.fault;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** One direction of a connection: keeps the order of bytes whatever delays them. Loop-bound. */
final class ProxyPipe {
    private static final int MOST_WAITING = 256;

    private final Vertx vertx;
    private final LongSupplier delayMs;
    private final Deque<Buffer> waiting = new ArrayDeque<>();
    private @Nullable NetSocket from;
    private @Nullable NetSocket into;
    private int timers;
    private boolean stalled;
    private boolean ended;

    ProxyPipe(Vertx vertx, @Nullable NetSocket from, LongSupplier delayMs) {
        this.vertx = vertx;
        this.from = from;
        this.delayMs = delayMs;
    }

    void from(NetSocket source) {
        from = source;
    }

    void into(NetSocket sink) {
        into = sink;
        flush();
    }

    void stall(boolean now) {
        stalled = now;
        flush();
    }

    void pass(Buffer bytes) {
        if (bytes.length() == 0) {
            return;
        }
        waiting.add(bytes);
        long delay = delayMs.getAsLong();
        if (delay > 0) {
            timers++;
            vertx.setTimer(delay, v -> {
                timers--;
                flush();
            });
        } else {
            flush();
        }
    }

    /** Closes the sink when everything has gone. */
    void end() {
        ended = true;
        flush();
    }

    private void flush() {
        while (into != null && !stalled && waiting.size() > timers) {
            into.write(waiting.remove());
        }
        if (into != null && ended && waiting.isEmpty()) {
            into.close();
        }
        press();
    }

    /** The source feels it when the sink does not take more. */
    private void press() {
        if (from == null || ended) {
            return;
        }
        if (into != null && into.writeQueueFull()) {
            from.pause();
            into.drainHandler(v -> press());
        } else if (stalled || waiting.size() > MOST_WAITING) {
            from.pause();
        } else {
            from.resume();
        }
    }
}
