package io.repartee.bench;

import io.netty.buffer.PooledByteBufAllocator;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Requests at a fixed rate, whatever the answers take. A latency counts from the moment when its request was due, so one
 * that had to wait for a free connection has waited (coordinated omission is corrected for).
 */
final class OpenLoop implements HttpConnection.Listener, AutoCloseable {
    /** Hears of each request; on the loop. */
    interface Watch {
        Watch NOBODY = new Watch() {};

        /** Just before the request is made. */
        default void sending(int connection, long dueNanos) {}

        default void answered(int connection, long nowNanos) {}
    }

    private final Network network = new Network();
    private final Load load;
    private final Watch watch;
    private final long everyNanos;
    private final long[] dueOf;
    private final Deque<HttpConnection> free = new ArrayDeque<>();
    private final Deque<Long> waiting = new ArrayDeque<>();
    private final CountDownLatch ready;
    private final Tally tally = new Tally();
    private long nextDue;
    private volatile boolean stopped;
    private volatile String failure;

    OpenLoop(int port, int connections, double perSecond, Load load, Watch watch) throws InterruptedException {
        this.load = load;
        this.watch = watch;
        this.everyNanos = (long) (1e9 / perSecond);
        this.dueOf = new long[connections];
        this.ready = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            HttpConnection connection = new HttpConnection(i, this);
            network.connect(port, () -> connection);
        }
        if (!ready.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server takes no connections");
        }
        nextDue = System.nanoTime();
        network.loop().execute(this::tick);
    }

    private void tick() {
        if (stopped) {
            return;
        }
        long now = System.nanoTime();
        while (nextDue <= now) {
            waiting.add(nextDue);
            nextDue += everyNanos;
        }
        sendDue();
        network.loop().schedule(this::tick, nextDue - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    private void sendDue() {
        while (!waiting.isEmpty() && !free.isEmpty()) {
            HttpConnection connection = free.remove();
            dueOf[connection.number()] = waiting.remove();
            watch.sending(connection.number(), dueOf[connection.number()]);
            connection.send(load.next(connection.number(), PooledByteBufAllocator.DEFAULT));
        }
    }

    /** How many requests are due and not sent, as no connection was free. */
    int waiting() throws Exception {
        return network.loop().submit(waiting::size).get();
    }

    /** Stops sending, and tells what was seen. */
    Tally finish() {
        close();
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return tally;
    }

    @Override
    public void ready(HttpConnection connection) {
        free.add(connection);
        ready.countDown();
    }

    @Override
    public void answered(HttpConnection connection, int status, long bytes) {
        long now = System.nanoTime();
        long due = dueOf[connection.number()];
        tally.answered(status, now - due, bytes);
        if (status >= 400) {
            tally.refused(connection.problem());
        }
        watch.answered(connection.number(), now);
        free.add(connection);
        sendDue();
    }

    @Override
    public void lost(HttpConnection connection, String why) {
        if (!stopped) {
            failure = why;
        }
    }

    @Override
    public void close() {
        stopped = true;
        network.close();
    }
}
