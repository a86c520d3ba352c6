package io.repartee.web;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Routes behind a real HTTP server on a port of the kernel's choice, and ways to talk to it. */
public final class WebServer implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;

    public WebServer(List<Route> routes, Origins origins, WebLimits limits, Optional<String> ownOrigin) {
        WebRouter web = new WebRouter(new Cors(origins, ownOrigin), limits);
        Router router = web.build(vertx, routes);
        router.get("/page.html").handler(context -> context.end("page"));
        router.get("/broken.html").handler(context -> context.fail(new IllegalStateException("secret")));
        server = vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "localhost")
                .await();
    }

    public int port() {
        return server.actualPort();
    }

    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path));
        request.method(
                method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Sends bytes as they are and reads until the server closes the connection. */
    public String raw(String request) {
        try (Socket socket = new Socket("localhost", port())) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(answer);
            return answer.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        vertx.close().await();
    }
}
