package io.repartee.fault;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long things took. Thread-safe. */
final class Times {
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(30);

    private final Histogram micros;

    Times() {
        this(new Histogram(LONGEST, 3));
    }

    private Times(Histogram micros) {
        this.micros = micros;
    }

    synchronized Times copy() {
        return new Times(micros.copy());
    }

    synchronized void took(long nanos) {
        micros.recordValue(Math.min(LONGEST, Math.max(0, nanos / 1_000)));
    }

    synchronized long count() {
        return micros.getTotalCount();
    }

    synchronized double millis(double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    double seconds(double percentile) {
        return millis(percentile) / 1_000;
    }

    synchronized void forget() {
        micros.reset();
    }

    @Override
    public String toString() {
        return "p50 %.1f ms, p99 %.1f ms, most %.1f ms, of %d".formatted(millis(50), millis(99), millis(100), count());
    }
}
