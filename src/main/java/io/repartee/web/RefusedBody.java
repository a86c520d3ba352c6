package io.repartee.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/**
 * The rest of a body that was refused is dropped as it comes, so that the caller reads the answer instead of a reset
 * connection; the connection is closed when the body ends, and soon in any case.
 */
final class RefusedBody {
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(1);

    private RefusedBody() {}

    static void drain(RoutingContext context, Future<Void> written) {
        HttpServerRequest request = context.request();
        HttpConnection connection = request.connection();
        request.handler(dropped -> {});
        request.exceptionHandler(gone -> {});
        request.endHandler(end -> written.onComplete(sent -> connection.close()));
        long patience = context.vertx().setTimer(PATIENCE_MILLIS, over -> connection.close());
        connection.closeHandler(closed -> context.vertx().cancelTimer(patience));
    }
}
