package io.repartee.stream;

/**
 * When a stream may tell its next batch: a quiet one at once, a busy one after a window that grows with its rate, so that the
 * cost of a busy stream follows its frames and not its events. Up to five events a second each is told at once; from
 * twenty on they gather for the longest window. Times are milliseconds of any steady clock. Pure.
 */
final class Pacer {
    private static final double QUIET_PER_SECOND = 5;
    private static final double BUSY_PER_SECOND = 20;
    private static final double SECOND_MS = 1_000;

    private final long longestMs;
    private double perSecond;
    private long lastMs = Long.MIN_VALUE / 2;

    Pacer(long longestMs) {
        this.longestMs = longestMs;
    }

    /** How long to wait before telling; 0 means now. */
    long waitMs(long nowMs) {
        return Math.max(0, lastMs + windowMs(nowMs) - nowMs);
    }

    void told(long nowMs, int events) {
        perSecond = rate(nowMs) + events;
        lastMs = nowMs;
    }

    /** What the events of the last second or so were, older ones counting less. */
    private double rate(long nowMs) {
        return perSecond * Math.exp(-Math.max(0, nowMs - lastMs) / SECOND_MS);
    }

    private long windowMs(long nowMs) {
        double busy = (rate(nowMs) - QUIET_PER_SECOND) / (BUSY_PER_SECOND - QUIET_PER_SECOND);
        return Math.round(longestMs * Math.max(0, Math.min(1, busy)));
    }
}
