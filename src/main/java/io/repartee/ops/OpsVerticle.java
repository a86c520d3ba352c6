package io.repartee.ops;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** Health and metrics on the operations port. Deployed first and undeployed last, so that it can say how things stand. */
public final class OpsVerticle extends VerticleBase {
    private static final int IDLE_SECONDS = 60;
    private static final String JSON = "application/json";

    private final String host;
    private final int port;
    private final Health health;
    private final Metrics metrics;
    private HttpServer server;

    /** @param port 0 for one that the kernel picks */
    public OpsVerticle(String host, int port, Health health, Metrics metrics) {
        this.host = host;
        this.port = port;
        this.health = health;
        this.metrics = metrics;
    }

    @Override
    public Future<?> start() {
        server = vertx.createHttpServer(new HttpServerOptions().setIdleTimeout(IDLE_SECONDS))
                .requestHandler(this::answer);
        return server.listen(port, host);
    }

    /** The port that is listened on, once started. */
    public int port() {
        return server.actualPort();
    }

    private void answer(HttpServerRequest request) {
        if (request.method() != HttpMethod.GET && request.method() != HttpMethod.HEAD) {
            send(request, 405, JSON, status("method_not_allowed"));
            return;
        }
        switch (request.path()) {
            case "/health/live" -> send(request, 200, JSON, status("ok"));
            case "/health/ready" -> ready(request);
            case "/metrics" -> scrape(request);
            default -> send(request, 404, JSON, status("not_found"));
        }
    }

    private void ready(HttpServerRequest request) {
        health.status()
                .onSuccess(found ->
                        send(request, found.http(), JSON, status(found.name().toLowerCase(Locale.ROOT))))
                .onFailure(failure -> send(request, 500, JSON, status("unknown")));
    }

    /** On a worker, because this event loop may serve readers too. */
    private void scrape(HttpServerRequest request) {
        vertx.executeBlocking(metrics::scrape, false)
                .onSuccess(text -> send(request, 200, Metrics.CONTENT_TYPE, Buffer.buffer(text)))
                .onFailure(failure -> send(request, 500, JSON, status("unknown")));
    }

    private static Buffer status(String word) {
        return new JsonObject().put("status", word).toBuffer();
    }

    private static void send(HttpServerRequest request, int status, String type, Buffer body) {
        if (request.response().closed()) {
            return;
        }
        request.response()
                .setStatusCode(status)
                .putHeader("content-type", type)
                .putHeader("cache-control", "no-store")
                .end(body);
    }
}
