package io.repartee.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who calls the HTTP side of a site, with nothing of the product's. Every answer is held to {@code openapi.yaml}
 * before the test sees it. Immutable and thread-safe.
 */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final AnswerChecker CHECKER = new AnswerChecker();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final URI server;
    private final String site;
    private final Map<String, String> headers;

    private Api(URI server, String site, Map<String, String> headers) {
        this.server = server;
        this.site = site;
        this.headers = headers;
    }

    public static Api anonymous(URI server, String site) {
        return new Api(server, site, Map.of());
    }

    /** The same with a token. */
    public Api as(String token) {
        return with("authorization", "Bearer " + token);
    }

    /** The same with a header in every request. */
    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(server, site, more);
    }

    /** The same person at another node. */
    public Api on(URI node) {
        return new Api(node, site, headers);
    }

    /** The same person at another site of the server. */
    public Api at(String otherSite) {
        return new Api(server, otherSite, headers);
    }

    public Reply get(String path) {
        return send("GET", path, null);
    }

    public Reply post(String path, Object body) {
        return send("POST", path, json(body));
    }

    public Reply patch(String path, Object body) {
        return send("PATCH", path, json(body));
    }

    public Reply delete(String path) {
        return send("DELETE", path, null);
    }

    /**
     * @param path below the site, or absolute when it begins with {@code /api}, {@code /.well-known} or {@code /remark42}
     * @param body as it goes over the wire
     */
    public Reply send(String method, String path, @Nullable String body) {
        try {
            return start(method, path, body).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof AssertionError fault) {
                throw fault;
            }
            throw e;
        }
    }

    /** Sends bytes as they are. */
    public Reply put(String path, byte[] bytes) {
        return start("PUT", path, "application/octet-stream", HttpRequest.BodyPublishers.ofByteArray(bytes))
                .join();
    }

    /** Sends without waiting, so that several are under way at once. */
    public CompletableFuture<Reply> start(String method, String path, @Nullable String body) {
        return body == null
                ? start(method, path, null, HttpRequest.BodyPublishers.noBody())
                : start(method, path, "application/json", HttpRequest.BodyPublishers.ofString(body));
    }

    private CompletableFuture<Reply> start(
            String method, String path, @Nullable String type, HttpRequest.BodyPublisher body) {
        HttpRequest request = request(method, path, type, body);
        return HTTP.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(answer -> {
            CHECKER.check(method, request.uri().getRawPath(), answer);
            return Reply.of(answer);
        });
    }

    private HttpRequest request(String method, String path, @Nullable String type, HttpRequest.BodyPublisher body) {
        boolean absolute = path.startsWith("/api") || path.startsWith("/.well-known") || path.startsWith("/remark42");
        URI address = URI.create(server + (absolute ? "" : "/api/v1/sites/" + site) + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(PATIENCE);
        if (type != null) {
            request.header("content-type", type);
        }
        request.method(method, body);
        headers.forEach(request::setHeader);
        return request.build();
    }

    /** A value as JSON: maps, lists, texts, numbers. */
    public static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
