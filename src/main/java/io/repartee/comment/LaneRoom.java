package io.repartee.comment;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Whether a lane has room for one more command. It has none when too many are under way, or when one more would wait for too long, by
 * how many wait and how long batches take: what would only be written after its sender has given up is better refused at once. A
 * database that is merely slow does not close a lane whose next batch has room. Thread-safe; told by its lane, asked by everybody.
 */
final class LaneRoom {
    /** A batch counts for so much of the time that batches are taken to take. */
    private static final double NEWEST = 0.25;

    /**
     * The bounds of each lane.
     *
     * @param most commands that are under way at a time
     * @param batch commands that one batch carries
     * @param longest how long one may expect to wait when it does not go with the next batch
     */
    record Bounds(int most, int batch, Duration longest) {
        static final Bounds NONE = new Bounds(Integer.MAX_VALUE, 1, Duration.ofDays(1));
    }

    /** What waits in a lane, as it said last. */
    private record Queue(int length, long firstSinceNanos) {
        static final Queue EMPTY = new Queue(0, 0);
    }

    private final Bounds bounds;
    private final LongSupplier nanos;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile Queue queue = Queue.EMPTY;
    private volatile double batchNanos;

    LaneRoom(Bounds bounds, LongSupplier nanos) {
        this.bounds = bounds;
        this.nanos = nanos;
    }

    /** For one that is not under way yet. */
    boolean isThere() {
        return has(underWay.get());
    }

    /** The same for one that is, asked by the lane with how many wait before it. */
    boolean has(int before) {
        return before < bounds.most() && !isLate(queue);
    }

    void entered() {
        underWay.incrementAndGet();
    }

    void left() {
        underWay.decrementAndGet();
    }

    /** So many wait, the first of them since then. */
    void waits(int length, long firstSinceNanos) {
        queue = new Queue(length, firstSinceNanos);
    }

    /** A batch has taken that long; told by the lane only. */
    void wrote(long tookNanos) {
        batchNanos = batchNanos == 0 ? tookNanos : batchNanos + NEWEST * (tookNanos - batchNanos);
    }

    private boolean isLate(Queue now) {
        if (now.length < bounds.batch()) {
            return false;
        }
        long longest = bounds.longest().toNanos();
        double batchesBefore = 1 + (double) now.length / bounds.batch();
        return batchesBefore * batchNanos > longest || nanos.getAsLong() - now.firstSinceNanos > longest;
    }
}
