package io.repartee.web;

import io.repartee.observation.Observation.RequestAnswered;
import io.repartee.observation.Observer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * Stands before a router and says how each request was answered.
 *
 * @param waits picks the requests that take long on purpose, which are not told of
 */
public record ObservedRequests(Handler<HttpServerRequest> router, Predicate<HttpServerRequest> waits, Observer observer)
        implements Handler<HttpServerRequest> {
    @Override
    public void handle(HttpServerRequest request) {
        if (waits.test(request)) {
            router.handle(request);
            return;
        }
        long begun = System.nanoTime();
        request.response()
                .endHandler(ended -> observer.observe(new RequestAnswered(
                        request.response().getStatusCode(), Duration.ofNanos(System.nanoTime() - begun))));
        router.handle(request);
    }
}
