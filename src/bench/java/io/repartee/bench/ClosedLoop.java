package io.repartee.bench;

import io.netty.buffer.PooledByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Some connections, each of which sends its next request when the last one is answered. Its latencies are those of a
 * system at full speed: a request that had to wait to be sent is not counted as waiting.
 */
final class ClosedLoop implements HttpConnection.Listener, AutoCloseable {
    private final Network network = new Network();
    private final Load load;
    private final long[] sentAt;
    private final List<HttpConnection> connections = new ArrayList<>();
    private final CountDownLatch ready;
    private Tally tally = new Tally();
    private volatile boolean stopped;
    private volatile String failure;

    ClosedLoop(int port, int connections, Load load) throws InterruptedException {
        this.load = load;
        this.sentAt = new long[connections];
        this.ready = new CountDownLatch(connections);
        for (int i = 0; i < connections; i++) {
            HttpConnection connection = new HttpConnection(i, this);
            this.connections.add(connection);
            network.connect(port, () -> connection);
        }
        if (!ready.await(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server takes no connections");
        }
        network.loop().execute(() -> this.connections.forEach(this::send));
    }

    /** Lets it run for a while unmeasured, then measures. */
    Measured measure(ServerProcess server, Duration warmUp, Duration time) throws Exception {
        pause(warmUp);
        CpuTime before = server.cpu();
        long start = System.nanoTime();
        takeTally();
        pause(time);
        Tally seen = takeTally();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Measured(seen, seconds, server.cpu().minus(before));
    }

    /** Lets it run until that many were answered, so that the server's code is compiled; gives up waiting after a minute. */
    void warmUp(long requests) throws Exception {
        long done = 0;
        for (int second = 0; second < 60 && done < requests; second++) {
            pause(Duration.ofSeconds(1));
            done += takeTally().count();
        }
    }

    private Tally takeTally() throws Exception {
        return network.loop()
                .submit(() -> {
                    Tally seen = tally;
                    tally = new Tally();
                    return seen;
                })
                .get();
    }

    private void pause(Duration time) throws InterruptedException {
        Thread.sleep(time.toMillis());
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    private void send(HttpConnection connection) {
        sentAt[connection.number()] = System.nanoTime();
        connection.send(load.next(connection.number(), PooledByteBufAllocator.DEFAULT));
    }

    @Override
    public void ready(HttpConnection connection) {
        ready.countDown();
    }

    @Override
    public void answered(HttpConnection connection, int status, long bytes) {
        tally.answered(status, System.nanoTime() - sentAt[connection.number()], bytes);
        if (status >= 400) {
            tally.refused(connection.problem());
        }
        if (!stopped) {
            send(connection);
        }
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
