package io.repartee.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/**
 * So many per minute for each key: all of a minute's at once, then one by one as they come back. Counted on this node, in
 * memory; the number of keys is bounded, and a forgotten key starts anew. Thread-safe, never blocks.
 */
public final class RateLimit {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final String name;
    private final int perMinute;
    private final TimeMeter meter;
    private final Cache<Object, Bucket> buckets;

    /** @param perMinute 0 for no limit */
    public RateLimit(int perMinute, int mostKeys, InstantSource clock) {
        this("requests", perMinute, mostKeys, clock);
    }

    /**
     * @param name what callers are told that they have used up
     * @param perMinute 0 for no limit
     */
    public RateLimit(String name, int perMinute, int mostKeys, InstantSource clock) {
        this.name = name;
        this.perMinute = perMinute;
        this.meter = new Meter(clock);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(mostKeys)
                .expireAfterAccess(MINUTE)
                .ticker(meter::currentTimeNanos)
                .executor(Runnable::run)
                .build();
    }

    boolean limits() {
        return perMinute > 0;
    }

    /** Takes one for that key, or refuses with {@code too_many_requests} and the time after which one is there again. */
    public void take(Object key) {
        if (perMinute == 0) {
            return;
        }
        ConsumptionProbe probe = buckets.get(key, absent -> bucket()).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw Problem.limited(name, perMinute, Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket() {
        return Bucket.builder()
                .withCustomTimePrecision(meter)
                .addLimit(Bandwidth.builder()
                        .capacity(perMinute)
                        .refillGreedy(perMinute, MINUTE)
                        .build())
                .build();
    }

    private record Meter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
