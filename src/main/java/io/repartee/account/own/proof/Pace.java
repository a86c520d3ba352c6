package io.repartee.account.own.proof;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * How many have come lately, by key: each counts less the longer ago it was, by half every five minutes. Counted on this node, in
 * memory, bounded; a forgotten key starts anew. Thread-safe.
 */
final class Pace {
    private static final Duration HALF = Duration.ofMinutes(5);
    private static final int MOST_KEYS = 100_000;

    private final InstantSource clock;
    private final Cache<Object, Count> counts = Caffeine.newBuilder()
            .maximumSize(MOST_KEYS)
            .expireAfterAccess(Duration.ofHours(1))
            .executor(Runnable::run)
            .build();

    private record Count(double number, Instant at) {
        double by(Instant now) {
            return number * Math.pow(0.5, Duration.between(at, now).toMillis() / (double) HALF.toMillis());
        }
    }

    Pace(InstantSource clock) {
        this.clock = clock;
    }

    /** Counts one more, and tells how many came before it. */
    double next(Object key) {
        Instant now = clock.instant();
        Count with = counts.asMap().compute(key, (same, old) -> new Count((old == null ? 0 : old.by(now)) + 1, now));
        return with.number() - 1;
    }
}
