package io.repartee.comment;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * Whether a lane has room for one more command. It has none when too many are under way, or when more than a batch waits and the
 * first of them has waited for too long: what would only be written after its sender has given up is better refused at once. A
 * database that is merely slow does not close a lane whose next batch has room. Thread-safe; told by its lane, asked by everybody.
 */
final class LaneRoom {
    private static final long NOBODY = Long.MIN_VALUE;

    /**
     * The bounds of each lane.
     *
     * @param most commands that are under way at a time
     * @param longest how long the first may wait while more than a batch does
     */
    record Bounds(int most, Duration longest) {
        static final Bounds NONE = new Bounds(Integer.MAX_VALUE, Duration.ofDays(1));
    }

    private final Bounds bounds;
    private final LongSupplier nanos;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile long waitingSince = NOBODY;

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
        long since = waitingSince;
        return before < bounds.most()
                && (since == NOBODY
                        || nanos.getAsLong() - since < bounds.longest().toNanos());
    }

    void entered() {
        underWay.incrementAndGet();
    }

    void left() {
        underWay.decrementAndGet();
    }

    /** More than a batch waits, the first of them since then. */
    void crowded(long sinceNanos) {
        waitingSince = sinceNanos;
    }

    /** What waits goes with the next batch. */
    void quiet() {
        waitingSince = NOBODY;
    }
}
