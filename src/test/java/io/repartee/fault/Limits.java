package io.repartee.fault;

import java.time.Duration;

/** How long a run waits for what must come, before it says that it does not. */
final class Limits {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private Limits() {}
}
