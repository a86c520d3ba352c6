package io.repartee.stream;

import io.repartee.web.ErrorCode;
import io.repartee.web.Origins;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The way from an HTTP request to a socket of a hub: the handshake is refused where it can be. One per HTTP verticle, bound
 * to its event loop.
 */
public final class LiveRoute {
    public static final String SUBPROTOCOL = "repartee.v1";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Hub hub;
    private final Origins origins;
    private final LiveSettings settings;
    private final LiveCounts counts;

    public LiveRoute(Hub hub, Origins origins, LiveSettings settings, LiveCounts counts) {
        this.hub = hub;
        this.origins = origins;
        this.settings = settings;
        this.counts = counts;
    }

    /**
     * What the server must be told so that sockets behave: one subprotocol, no compression (one frame's bytes serve every
     * socket), and limits that hold before memory is taken.
     */
    public static HttpServerOptions configure(HttpServerOptions options, LiveSettings settings) {
        return options.setWebSocketSubProtocols(List.of(SUBPROTOCOL))
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setMaxWebSocketFrameSize(settings.messageBytes())
                .setMaxWebSocketMessageSize(settings.messageBytes());
    }

    /**
     * Upgrades a request. Fails with a {@link Problem} as long as an HTTP answer is possible. Must be called before the
     * request's body is read, on the event loop of the hub.
     */
    public Future<Void> handle(HttpServerRequest request, String siteKey) {
        request.pause();
        return checked(request)
                .compose(fine -> origins.of(siteKey))
                .compose(allowed -> admitted(request, allowed))
                .compose(free -> upgrade(request, siteKey))
                .onFailure(refused -> request.resume());
    }

    private Future<Void> checked(HttpServerRequest request) {
        if (hub.draining()) {
            return Future.failedFuture(Problem.retryAfter(ErrorCode.SHUTTING_DOWN, RETRY_AFTER));
        }
        if (!request.headers().contains(HttpHeaders.UPGRADE, HttpHeaders.WEBSOCKET, true)) {
            return Future.failedFuture(
                    Problem.of(ErrorCode.BAD_PARAMETER, "This address is for WebSocket connections only."));
        }
        if (!offers(request.getHeader("Sec-WebSocket-Protocol"))) {
            return Future.failedFuture(
                    Problem.of(ErrorCode.BAD_PARAMETER, "The WebSocket subprotocol must be " + SUBPROTOCOL + "."));
        }
        return Future.succeededFuture();
    }

    private Future<Void> admitted(HttpServerRequest request, Set<String> allowed) {
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin != null && !allowed.contains(origin) && !isOwn(origin, request)) {
            return Future.failedFuture(Problem.of(ErrorCode.ORIGIN_NOT_ALLOWED));
        }
        return counts.enter(settings.mostSockets())
                ? Future.succeededFuture()
                : Future.failedFuture(Problem.retryAfter(ErrorCode.OVERLOADED, RETRY_AFTER));
    }

    private Future<Void> upgrade(HttpServerRequest request, String siteKey) {
        return request.toWebSocket().onFailure(failed -> counts.leave()).compose(socket -> accept(socket, siteKey));
    }

    private Future<Void> accept(ServerWebSocket socket, String siteKey) {
        try {
            hub.accept(socket, siteKey);
            return Future.succeededFuture();
        } catch (Exception e) {
            return socket.close().transform(closed -> Future.failedFuture(e));
        }
    }

    /** Pages that this very server delivers: a program that is no browser sends no origin at all. */
    private static boolean isOwn(String origin, HttpServerRequest request) {
        String host = Optional.ofNullable(request.getHeader(HttpHeaders.HOST)).orElse("");
        return origin.equals("http://" + host) || origin.equals("https://" + host);
    }

    private static boolean offers(String protocols) {
        return protocols != null
                && Arrays.stream(protocols.split(",")).map(String::trim).anyMatch(SUBPROTOCOL::equals);
    }
}
