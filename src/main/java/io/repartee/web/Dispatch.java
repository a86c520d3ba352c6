package io.repartee.web;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** The way of a request through the house: its endpoint, its body, its origin, its route, its answer. */
final class Dispatch implements Handler<RoutingContext> {
    private final RouteTable table;
    private final Cors cors;
    private final WebLimits limits;

    Dispatch(RouteTable table, Cors cors, WebLimits limits) {
        this.table = table;
        this.cors = cors;
        this.limits = limits;
    }

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (request.uri().length() > limits.uriCharacters()) {
            refuse(request, ErrorCode.URI_TOO_LONG);
            return;
        }
        RouteTable.Match match = table.find(request.path());
        if (match == null) {
            context.next();
            return;
        }
        Endpoint.Target target = match.endpoint().target(request.method());
        if (target != null) {
            answer(context, match, target);
        } else if (request.method() == HttpMethod.OPTIONS) {
            options(request, match);
        } else {
            Answer refusal = ErrorResponder.answer(request.method(), Problem.of(ErrorCode.METHOD_NOT_ALLOWED));
            AnswerWriter.write(request, refusal.with("allow", match.endpoint().allow()));
        }
    }

    private void answer(RoutingContext context, RouteTable.Match match, Endpoint.Target target) {
        HttpServerRequest request = context.request();
        Context loop = context.vertx().getOrCreateContext();
        RequestBody.read(request, limits.bodyBytes(), target.takes()).onComplete(read -> {
            if (read.failed()) {
                Cors.open(request);
                RefusedBody.answer(context, ErrorResponder.answer(request.method(), read.cause()));
            } else {
                admitted(context, match, target, read.result())
                        .otherwise(failure -> ErrorResponder.answer(request.method(), failure))
                        .onSuccess(answer -> onLoop(loop, () -> AnswerWriter.write(request, answer)));
            }
        });
    }

    private Future<Answer> admitted(
            RoutingContext context, RouteTable.Match match, Endpoint.Target target, Buffer body) {
        RoutedCall call = new RoutedCall(context, target, match.values(), body, limits.proxies());
        return cors.admit(context.request(), match.site()).compose(admitted -> {
            limits.writes().admit(target.limited(), call, match.site());
            return target.handler().answer(call);
        });
    }

    private void options(HttpServerRequest request, RouteTable.Match match) {
        String allow = match.endpoint().allow();
        boolean isPreflight = request.headers().contains(HttpHeaders.ORIGIN)
                && request.headers().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        Future<Answer> answer = isPreflight
                ? cors.preflight(request, match.site(), allow)
                : Future.succeededFuture(Answer.noContent().with("allow", allow));
        answer.otherwise(failure -> ErrorResponder.answer(request.method(), failure))
                .onSuccess(done -> AnswerWriter.write(request, done));
    }

    private void refuse(HttpServerRequest request, ErrorCode code) {
        AnswerWriter.write(request, ErrorResponder.answer(request.method(), Problem.of(code)));
    }

    private static void onLoop(Context loop, Runnable step) {
        if (Vertx.currentContext() == loop) {
            step.run();
        } else {
            loop.runOnContext(nothing -> step.run());
        }
    }
}
