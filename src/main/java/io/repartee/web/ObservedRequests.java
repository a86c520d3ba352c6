package io.repartee.web;

import io.repartee.observation.Observation.RequestAnswered;
import io.repartee.observation.Observer;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;

/** Stands before a router and says how each request was answered. */
public record ObservedRequests(Handler<HttpServerRequest> router, Observer observer)
        implements Handler<HttpServerRequest> {
    @Override
    public void handle(HttpServerRequest request) {
        long begun = System.nanoTime();
        request.response()
                .endHandler(ended -> observer.observe(new RequestAnswered(
                        request.response().getStatusCode(), Duration.ofNanos(System.nanoTime() - begun))));
        router.handle(request);
    }
}
