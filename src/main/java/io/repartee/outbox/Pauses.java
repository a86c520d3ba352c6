package io.repartee.outbox;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Pauses between attempts: each twice as long as the one before, and a quarter more or less, so that they do not meet. */
final class Pauses {
    private static final int MOST_DOUBLINGS = 30;
    private static final double SPREAD = 0.5;

    private Pauses() {}

    /** @param failures so far, from 1 */
    static Duration after(int failures, Duration first, Duration longest) {
        return after(failures, first, longest, ThreadLocalRandom.current().nextDouble());
    }

    /** @param random from 0 to 1 */
    static Duration after(int failures, Duration first, Duration longest, double random) {
        int doublings = Math.min(Math.max(failures - 1, 0), MOST_DOUBLINGS);
        double millis = Math.min(Math.scalb((double) first.toMillis(), doublings), longest.toMillis());
        return Duration.ofMillis(Math.round(millis * (1 - SPREAD / 2 + SPREAD * random)));
    }
}
