package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/** The one read that a reader may have under way; a failed one is followed by a pause that grows. Bound to its context. */
final class OneRead {
    private static final long LONGEST_PAUSE_MS = 2_000;
    private static final long SHORTEST_PAUSE_MS = 50;
    private static final int MOST_DOUBLINGS = 6;

    private final Vertx vertx;
    private boolean busy;
    private long started;
    private long finished;
    private int failures;

    OneRead(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Whether a read is under way, or a pause. */
    boolean busy() {
        return busy;
    }

    /** How many have begun. */
    long started() {
        return started;
    }

    /** How many had begun when the last one ended. */
    long finished() {
        return finished;
    }

    <T> void run(Future<T> read, Consumer<T> use, Runnable afterwards, Consumer<Throwable> failed) {
        busy = true;
        started++;
        read.onComplete(done -> {
            busy = false;
            finished = started;
            if (done.succeeded()) {
                failures = 0;
                use.accept(done.result());
                afterwards.run();
            } else {
                failed.accept(done.cause());
            }
        });
    }

    /** Lets nothing begin for a while, then does that; gives the pause in milliseconds. */
    long pause(Runnable then) {
        long pause = Math.min(LONGEST_PAUSE_MS, SHORTEST_PAUSE_MS << Math.min(failures++, MOST_DOUBLINGS));
        busy = true;
        vertx.setTimer(pause, v -> {
            busy = false;
            then.run();
        });
        return pause;
    }
}
