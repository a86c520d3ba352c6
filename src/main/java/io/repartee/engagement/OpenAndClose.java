package io.repartee.engagement;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Threads that open or close by themselves. They do so exactly at their time, whoever is told when: what is written then is refused or
 * taken by the statement that writes. This tells the readers, within about a second, and gives threads the time that the rule of
 * their site says, within a minute. Every node does this; what another one is at is passed over. Not thread-safe.
 */
public final class OpenAndClose {
    private static final Duration BETWEEN_RULES = Duration.ofMinutes(1);

    private final EditorStore store;
    private final InstantSource clock;
    private Instant ruled = Instant.EPOCH;

    public OpenAndClose(EditorStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One turn; completes with whether there may be more at once. */
    public Future<Boolean> run() {
        Instant now = clock.instant();
        if (now.isBefore(ruled.plus(BETWEEN_RULES))) {
            return store.announce(now).map(false);
        }
        return store.rule(now).compose(given -> {
            if (given == 0) {
                ruled = now;
            }
            return store.announce(clock.instant()).map(told -> given > 0);
        });
    }
}
