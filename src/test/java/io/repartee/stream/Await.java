package io.repartee.stream;

import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;

/** Waits for futures, blocking a test's own thread. */
final class Await {
    private Await() {}

    static <T> T result(Future<T> future) {
        return future.await(20, TimeUnit.SECONDS);
    }
}
