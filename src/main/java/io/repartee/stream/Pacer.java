package io.repartee.stream;

/**
 * When a stream may tell its next batch: a quiet one at once, a busy one once per window, so that the cost of a busy stream
 * follows its frames and not its events. Times are milliseconds of any steady clock. Pure.
 */
final class Pacer {
    private final long windowMs;
    private long lastMs = Long.MIN_VALUE / 2;

    Pacer(long windowMs) {
        this.windowMs = windowMs;
    }

    /** How long to wait before telling; 0 means now. */
    long waitMs(long nowMs) {
        return Math.max(0, lastMs + windowMs - nowMs);
    }

    void told(long nowMs) {
        lastMs = nowMs;
    }
}
