package io.repartee.http;

import io.repartee.observation.Observer;
import io.repartee.stream.Feed;
import io.repartee.stream.Hub;
import io.repartee.stream.LiveCounts;
import io.repartee.stream.LiveGate;
import io.repartee.stream.LiveRoute;
import io.repartee.stream.LiveSettings;
import io.repartee.stream.http.HttpStreams;
import io.repartee.stream.http.Places;
import io.repartee.web.ObservedRequests;
import io.repartee.web.Origins;
import io.repartee.web.Route;
import io.repartee.web.WebRouter;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP server and the hub of its sockets, on one event loop. All of them share the port. It starts and stops; what it
 * answers comes from its parts.
 */
public final class HttpVerticle extends VerticleBase {
    /** What the servers of all event loops have in common; every part is thread-safe. */
    public record Parts(
            List<Route> routes,
            WebRouter web,
            Handler<RoutingContext> files,
            Feed feed,
            LiveGate gate,
            Origins origins,
            LiveSettings live,
            LiveCounts counts,
            Places places,
            Observer observer,
            InstantSource clock) {}

    private static final Pattern LIVE = Pattern.compile("/api/v1/sites/([A-Za-z0-9_-]{1,64})/live");
    private static final Pattern WAITING =
            Pattern.compile("/api/v1/sites/[^/]+(?:" + HttpStreams.ADDRESS + "|" + HttpStreams.FIREHOSE + ")/?");
    private static final int IDLE_SECONDS = 75;

    private final Parts parts;
    private final String host;
    private final int port;
    private @Nullable HttpServer server;
    private Hub hub;
    private LiveRoute live;
    private HttpStreams streams;
    private Router router;

    /** @param port 0 for one that the kernel picks, the same for all servers of one Vert.x */
    public HttpVerticle(Parts parts, String host, int port) {
        this.parts = parts;
        this.host = host;
        this.port = port;
    }

    @Override
    public Future<?> start() {
        hub = new Hub(vertx, parts.feed(), parts.gate(), parts.live(), parts.counts(), parts.clock());
        live = new LiveRoute(hub, parts.origins(), parts.live(), parts.counts());
        streams = new HttpStreams(vertx, parts.feed(), parts.gate(), parts.places(), parts.clock());
        router = parts.web().build(vertx, withStreams(parts.routes()));
        router.route().handler(parts.files());
        server = vertx.createHttpServer(options())
                .requestHandler(new ObservedRequests(this::handle, HttpVerticle::waits, parts.observer()));
        return server.listen(port == 0 ? -1 : port, host);
    }

    /** The port that is listened on, once started. */
    public int port() {
        return server.actualPort();
    }

    /**
     * Takes no more work, answers what is under way, and tells the sockets to come back elsewhere. May be called on any
     * thread.
     *
     * @param patience how long all that may take
     */
    public Future<Void> drain(Duration patience) {
        if (server == null) {
            return Future.succeededFuture(); // the start failed before
        }
        Future<Void> answered = server.shutdown(patience.toMillis(), TimeUnit.MILLISECONDS);
        return Future.join(hub.drain(patience.dividedBy(4)), streams.drain(patience.dividedBy(4)), answered)
                .mapEmpty();
    }

    @Override
    public Future<?> stop() {
        hub.close();
        streams.close();
        return server.close();
    }

    /** Sockets do not go through the router: it wraps requests, and a socket must be the connection's own. */
    private void handle(HttpServerRequest request) {
        Matcher socket = LIVE.matcher(request.path());
        if (request.method() == HttpMethod.GET && socket.matches()) {
            live.handle(request, socket.group(1)).onFailure(failure -> WebRouter.refuse(request, failure));
        } else {
            router.handle(request);
        }
    }

    private List<Route> withStreams(List<Route> routes) {
        List<Route> all = new ArrayList<>(routes);
        all.addAll(streams.routes());
        return all;
    }

    /** How long these take says nothing about the server. */
    private static boolean waits(HttpServerRequest request) {
        return WAITING.matcher(request.path()).matches();
    }

    private HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
                .setIdleTimeout(IDLE_SECONDS)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setTcpNoDelay(true)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setHandle100ContinueAutomatically(false)
                .setMaxInitialLineLength(16 * 1024)
                .setMaxHeaderSize(32 * 1024)
                .setAcceptBacklog(4096);
        return LiveRoute.configure(options, parts.live());
    }
}
