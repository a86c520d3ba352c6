package io.repartee.fault;

import java.util.Random;

/**
 * The seed of a run's schedule: {@code -Dfault.seed=…}, or one of its own. It is printed first, and the same seed makes the
 * same schedule.
 */
final class Seed {
    private static final String PROPERTY = "fault.seed";

    private Seed() {}

    static long ofRun(String run) {
        long seed = Long.getLong(PROPERTY, System.nanoTime() & 0xFFFF_FFFFL);
        System.out.printf("fault run %s: -D%s=%d%n", run, PROPERTY, seed);
        return seed;
    }

    static Random random(String run) {
        return new Random(ofRun(run));
    }
}
