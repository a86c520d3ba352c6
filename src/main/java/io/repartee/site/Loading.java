package io.repartee.site;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

/** Futures on their way into a cache of Caffeine's and out of it again. */
public final class Loading {
    private Loading() {}

    /**
     * Caffeine writes every failed load to the log, with its stack, except cancellations; while the database is away that would be
     * one for each request. So a failure goes in as a cancellation and comes out as itself.
     */
    private static final class Failed extends CancellationException {
        Failed(Throwable cause) {
            initCause(cause);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }

    /** What the cache is to keep. */
    public static <T> CompletableFuture<T> of(Future<T> load) {
        return load.recover(failure -> Future.failedFuture(new Failed(failure)))
                .toCompletionStage()
                .toCompletableFuture();
    }

    /** What the cache has: complete at once when it is there, otherwise on the caller's context. */
    public static <T> Future<T> result(CompletableFuture<T> kept, Vertx vertx) {
        if (kept.isDone() && !kept.isCompletedExceptionally()) {
            return Future.succeededFuture(kept.join());
        }
        return Future.fromCompletionStage(kept, vertx.getOrCreateContext())
                .recover(failure -> Future.failedFuture(failure instanceof Failed ? failure.getCause() : failure));
    }
}
