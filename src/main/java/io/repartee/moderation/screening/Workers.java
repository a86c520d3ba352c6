package io.repartee.moderation.screening;

import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;

/** Where texts are looked at that take longer than an event loop may. Few threads, and no more may wait than they soon get to. Thread-safe. */
public final class Workers {
    private static final int QUICK_CHARACTERS = 2_000;
    private static final int THREADS = 2;
    private static final int MOST_WAITING = 64;

    private final WorkerExecutor executor;
    private final Semaphore places = new Semaphore(MOST_WAITING);

    public Workers(Vertx vertx) {
        this.executor = vertx.createSharedWorkerExecutor("screening", THREADS);
    }

    /** Whether a text takes less than a millisecond, whatever it says. */
    boolean isQuick(String text) {
        return text.length() <= QUICK_CHARACTERS;
    }

    /** Fails with {@code overloaded} when too many wait. */
    public <T> Future<T> run(Callable<T> work) {
        if (!places.tryAcquire()) {
            return Future.failedFuture(Problem.of(ErrorCode.OVERLOADED));
        }
        return executor.executeBlocking(work, false).onComplete(done -> places.release());
    }
}
