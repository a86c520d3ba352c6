package io.repartee.testing;

import io.vertx.core.Future;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waiting for futures on a test's own thread, never on an event loop. */
public final class Futures {
    private static final long SECONDS = 30;

    private Futures() {}

    /** Its result; throws its failure, wrapped unless it is unchecked. */
    public static <T> T get(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("no result within " + SECONDS + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Its failure; an assertion error when it has a result. */
    public static Throwable failure(Future<?> future) {
        return get(future.<Throwable>transform((result, failure) ->
                Future.succeededFuture(failure == null ? new AssertionError("succeeded with " + result) : failure)));
    }
}
