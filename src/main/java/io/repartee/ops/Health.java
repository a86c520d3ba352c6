package io.repartee.ops;

import io.repartee.observation.Observation;
import io.repartee.observation.Observer;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether this process should be sent requests: from {@link #ready} on until {@link #draining}. A database that is away
 * only degrades it, or else a balancer would take away every node at once, and pages that are in memory with them.
 * Thread-safe.
 */
public final class Health {
    private static final long ANSWER_SECONDS = 2;

    private enum Phase {
        STARTING,
        SERVING,
        DRAINING
    }

    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.STARTING);
    private final AtomicReference<@Nullable Supplier<Future<Boolean>>> database = new AtomicReference<>();
    private final AtomicBoolean answered = new AtomicBoolean(true);
    private final Observer observer;

    public Health(Observer observer) {
        this.observer = observer;
    }

    /**
     * Everything works: requests may come.
     *
     * @param databaseAnswers asked at each look; should use a connection that readers do not wait for
     */
    public void ready(Supplier<Future<Boolean>> databaseAnswers) {
        database.set(databaseAnswers);
        phase.compareAndSet(Phase.STARTING, Phase.SERVING);
    }

    /** No more requests, please; for good. */
    public void draining() {
        phase.set(Phase.DRAINING);
    }

    /** The word for it. Never fails, and takes two seconds at most. */
    Future<Status> status() {
        Supplier<Future<Boolean>> asked = database.get();
        return switch (phase.get()) {
            case STARTING -> Future.succeededFuture(Status.STARTING);
            case DRAINING -> Future.succeededFuture(Status.DRAINING);
            case SERVING ->
                asked == null
                        ? Future.succeededFuture(Status.STARTING)
                        : asked.get()
                                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                                .otherwise(false)
                                .map(this::heard);
        };
    }

    private Status heard(boolean answers) {
        if (answered.getAndSet(answers) != answers) {
            observer.observe(answers ? new Observation.DatabaseBack() : new Observation.DatabaseLost());
        }
        return answers ? Status.OK : Status.DEGRADED;
    }

    /** What a balancer is told. */
    enum Status {
        STARTING(503),
        OK(200),
        DEGRADED(200),
        DRAINING(503);

        private final int http;

        Status(int http) {
            this.http = http;
        }

        int http() {
            return http;
        }
    }
}
