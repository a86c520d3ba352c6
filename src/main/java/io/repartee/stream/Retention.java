package io.repartee.stream;

import java.time.Duration;
import java.util.Optional;

/**
 * How much of each stream is kept: an event goes when it is older than the age, or when more than that many came after it,
 * but never the newest of its stream. What is not given does not limit.
 */
public record Retention(Optional<Duration> age, Optional<Long> events) {
    public static final Retention EVERYTHING = new Retention(Optional.empty(), Optional.empty());

    public Retention {
        if (age.filter(limit -> limit.isNegative() || limit.isZero()).isPresent()
                || events.filter(limit -> limit < 1).isPresent()) {
            throw new IllegalArgumentException("what is kept is more than nothing");
        }
    }
}
