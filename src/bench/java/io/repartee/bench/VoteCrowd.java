package io.repartee.bench;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Readers who watch the votes on one comment. Of each frame it takes how long the oldest vote that it is the first to show had been
 * due: so of every vote that waited longest.
 */
final class VoteCrowd implements LiveSocket.Listener, AutoCloseable {
    private static final int AT_ONCE = 100;
    private static final long MOST_NANOS = 60_000_000_000L;

    private final Network network = new Network();
    private final String page;
    private final Pattern up;
    private final FirstVotes votes;
    private final int[] shown;
    private final Semaphore opening = new Semaphore(AT_ONCE);
    private Histogram nanos = new Histogram(MOST_NANOS, 3);
    private long frames;
    private ByteBuf last = Unpooled.EMPTY_BUFFER;
    private int lastUp;
    private volatile boolean stopped;
    private volatile @Nullable String failure;

    /** What was seen since the last time this was asked. */
    record Seen(long frames, Histogram nanos) {
        double millis(double percentile) {
            return nanos.getValueAtPercentile(percentile) / 1e6;
        }
    }

    VoteCrowd(int port, int size, String page, String comment, FirstVotes votes) throws InterruptedException {
        this.page = page;
        this.up = Pattern.compile("\"" + comment + "\":\\{\"up\":(\\d+)");
        this.votes = votes;
        this.shown = new int[size];
        for (int i = 0; i < size; i++) {
            int number = i;
            acquire(1);
            network.connect(port, () -> new LiveSocket(number, Product.path("/live"), this));
        }
        acquire(AT_ONCE);
    }

    Seen take() throws Exception {
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
        return network.loop()
                .submit(() -> {
                    Seen seen = new Seen(frames, nanos);
                    frames = 0;
                    nanos = new Histogram(MOST_NANOS, 3);
                    return seen;
                })
                .get();
    }

    private void acquire(int places) throws InterruptedException {
        if (!opening.tryAcquire(places, 30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not all sockets could be subscribed: " + failure);
        }
    }

    @Override
    public void open(LiveSocket socket) {
        socket.send("{\"type\":\"hello\",\"token\":null}");
        socket.send("{\"type\":\"subscribe\",\"stream\":\"thread:" + page + "\",\"since\":null}");
    }

    @Override
    public void text(LiveSocket socket, ByteBuf payload) {
        if (starts(payload, "{\"type\":\"votes\"")) {
            votes(socket, payload);
        } else if (starts(payload, "{\"type\":\"subscribed\"")) {
            opening.release();
        }
    }

    private void votes(LiveSocket socket, ByteBuf payload) {
        int now = total(payload);
        if (now <= shown[socket.number]) {
            failure = "socket %d saw %d after %d".formatted(socket.number, now, shown[socket.number]);
            return;
        }
        frames++;
        long waited = System.nanoTime() - votes.due(shown[socket.number]);
        nanos.recordValue(Math.min(Math.max(waited, 0), MOST_NANOS));
        shown[socket.number] = now;
    }

    /** The same bytes go to everybody: they are read once. */
    private int total(ByteBuf payload) {
        if (!ByteBufUtil.equals(last, payload)) {
            last.release();
            last = payload.copy();
            Matcher found = up.matcher(payload.toString(StandardCharsets.UTF_8));
            lastUp = found.find() ? Integer.parseInt(found.group(1)) : -1;
        }
        return lastUp;
    }

    private static boolean starts(ByteBuf payload, String text) {
        return payload.readableBytes() > text.length()
                && payload.toString(payload.readerIndex(), text.length(), StandardCharsets.US_ASCII)
                        .equals(text);
    }

    @Override
    public void lost(LiveSocket socket, String why) {
        if (!stopped) {
            failure = "socket " + socket.number + ": " + why;
        }
    }

    @Override
    public void close() {
        stopped = true;
        network.close();
    }
}
