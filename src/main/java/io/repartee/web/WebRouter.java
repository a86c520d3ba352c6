package io.repartee.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.util.List;

/**
 * Turns routes into a vertx-web router. One per event loop or shared: it holds no state of a request. What no route knows
 * goes on to handlers that are added to the router afterwards (files, sockets), and last of all is {@code not_found}.
 */
public final class WebRouter {
    private final Cors cors;
    private final WebLimits limits;

    public WebRouter(Cors cors, WebLimits limits) {
        this.cors = cors;
        this.limits = limits;
    }

    public Router build(Vertx vertx, List<Route> routes) {
        Dispatch dispatch = new Dispatch(new RouteTable(routes), cors, limits);
        Router router = Router.router(vertx);
        router.route().handler(dispatch).failureHandler(WebRouter::failed);
        router.route().last().handler(context -> respond(context, Problem.of(ErrorCode.NOT_FOUND)));
        return router;
    }

    /** Only what vertx-web itself or another handler refuses comes this way. */
    private static void failed(RoutingContext context) {
        Throwable failure = context.failure();
        int status = failure instanceof HttpException refused ? refused.getStatusCode() : context.statusCode();
        respond(context, status >= 400 && status < 500 ? refusal(status) : failure);
    }

    private static Problem refusal(int status) {
        return switch (status) {
            case 404 -> Problem.of(ErrorCode.NOT_FOUND);
            case 405 -> Problem.of(ErrorCode.METHOD_NOT_ALLOWED);
            case 413 -> Problem.of(ErrorCode.BODY_TOO_LARGE);
            case 414 -> Problem.of(ErrorCode.URI_TOO_LONG);
            default -> Problem.of(ErrorCode.BAD_PARAMETER, "The request is not of the form that HTTP asks for.");
        };
    }

    private static void respond(RoutingContext context, Throwable failure) {
        refuse(context.request(), failure);
    }

    /** Answers a request that no route of ours has seen. On the event loop of the request. */
    public static void refuse(HttpServerRequest request, Throwable failure) {
        AnswerWriter.write(request, ErrorResponder.answer(request.method(), failure));
    }
}
