package io.repartee.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;

/**
 * The rest of a body that was refused is dropped as it comes, so that the caller reads the answer instead of a reset
 * connection; the connection is closed when the body ends, and soon in any case. HTTP/2 ends only the stream.
 */
final class RefusedBody {
    private static final long PATIENCE_MILLIS = TimeUnit.SECONDS.toMillis(1);

    /** RFC 9113, 8.1: the answer is whole, the rest of the request is not wanted. */
    private static final long NO_ERROR = 0;

    private RefusedBody() {}

    static void answer(RoutingContext context, Answer refusal) {
        HttpServerRequest request = context.request();
        request.handler(dropped -> {});
        request.exceptionHandler(gone -> {});
        if (request.version() == HttpVersion.HTTP_2) {
            AnswerWriter.write(request, refusal)
                    .onSuccess(sent -> request.response().reset(NO_ERROR));
        } else {
            close(context, AnswerWriter.write(request, refusal.with("connection", "close")));
        }
    }

    private static void close(RoutingContext context, Future<Void> written) {
        HttpConnection connection = context.request().connection();
        context.request().endHandler(end -> written.onComplete(sent -> connection.close()));
        long patience = context.vertx().setTimer(PATIENCE_MILLIS, over -> connection.close());
        connection.closeHandler(closed -> context.vertx().cancelTimer(patience));
    }
}
