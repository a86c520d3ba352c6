package io.repartee.ops;

import io.repartee.observation.Observation.TokenRefused;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;

/**
 * Says which tokens were refused, and why: at most ten a second, so that nobody fills the log by guessing, and afterwards how
 * many there were besides. The metrics count all of them. Thread-safe.
 */
final class RefusalLog {
    private static final int MOST_A_SECOND = 10;

    private final Logger log;
    private final InstantSource clock;
    private final AtomicLong second = new AtomicLong();
    private final AtomicInteger said = new AtomicInteger();

    RefusalLog(Logger log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    void say(TokenRefused refused) {
        long now = clock.instant().getEpochSecond();
        long before = second.get();
        if (now != before && second.compareAndSet(before, now)) {
            int unsaid = said.getAndSet(0) - MOST_A_SECOND;
            if (unsaid > 0) {
                log.info("{} more tokens were refused", unsaid);
            }
        }
        if (said.incrementAndGet() <= MOST_A_SECOND) {
            log.info("a token for site {} was refused: {}", refused.site().value(), refused.reason());
        }
    }
}
