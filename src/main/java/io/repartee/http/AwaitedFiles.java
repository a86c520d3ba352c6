package io.repartee.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/**
 * Files that may still be read and compressed while the first calls are answered already: who asks for one meanwhile waits. Shared by all event
 * loops.
 *
 * @param files has no context
 */
public record AwaitedFiles(Future<WebFiles> files) implements Handler<RoutingContext> {
    @Override
    public void handle(RoutingContext context) {
        if (files.succeeded()) {
            files.result().handle(context);
            return;
        }
        HttpServerRequest request = context.request().pause();
        Context loop = context.vertx().getOrCreateContext();
        files.onComplete(read -> loop.runOnContext(nothing -> {
            request.resume();
            if (read.succeeded()) {
                read.result().handle(context);
            } else {
                context.fail(read.cause());
            }
        }));
    }
}
