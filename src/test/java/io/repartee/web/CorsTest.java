package io.repartee.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorsTest {
    private static final String NOTES = "/api/v1/sites/daily/notes";
    private static final String NEWS = "https://news.example";
    private static final String FOREIGN = "https://evil.example";
    private static final String ALLOW_ORIGIN = "access-control-allow-origin";

    private static WebServer server;

    @BeforeAll
    static void start() {
        Answer answer = Answer.ok(Buffer.buffer("{}"));
        Route.Handler handler = call -> Future.succeededFuture(answer);
        List<Route> routes = List.of(
                Route.get("/notes", handler),
                Route.post("/notes", handler),
                Route.put("/refused", call -> Future.failedFuture(Problem.of(ErrorCode.THREAD_CLOSED))),
                new Route(HttpMethod.POST, "/everywhere", handler));
        server = new WebServer(
                routes, CorsTest::origins, new WebLimits(1_000, 1_000), Optional.of("https://talk.example"));
    }

    private static Future<Set<String>> origins(String site) {
        return site.equals("daily")
                ? Future.succeededFuture(Set.of(NEWS, "http://localhost:3000"))
                : Future.failedFuture(Problem.of(ErrorCode.SITE_NOT_FOUND));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static HttpResponse<String> send(String method, String origin, String... more) {
        String[] headers = new String[more.length + 2];
        headers[0] = "origin";
        headers[1] = origin;
        System.arraycopy(more, 0, headers, 2, more.length);
        return server.send(method, NOTES, null, headers);
    }

    private static void allowed(HttpResponse<String> response, String origin) {
        assertThat(response.statusCode()).isIn(200, 204);
        assertThat(response.headers().allValues(ALLOW_ORIGIN)).containsExactly(origin);
        assertThat(response.headers().firstValue("access-control-allow-credentials"))
                .isEmpty();
    }

    private static void refused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).contains("\"code\":\"origin_not_allowed\"");
        assertThat(response.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    }

    @Test
    void anyPageReadsWithoutAToken() {
        HttpResponse<String> response = send("GET", FOREIGN);
        allowed(response, "*");
        assertThat(response.headers().firstValue("access-control-expose-headers"))
                .contains("ETag, RateLimit, RateLimit-Policy, Retry-After");
        assertThat(response.headers().allValues("vary")).noneMatch(vary -> vary.contains("origin"));
    }

    @Test
    void thePagesOfTheSiteReadWithATokenAndWrite() {
        HttpResponse<String> read = send("GET", NEWS, "authorization", "Bearer x");
        allowed(read, NEWS);
        assertThat(read.headers().firstValue("vary"))
                .hasValueSatisfying(vary -> assertThat(vary).contains("origin"));
        allowed(send("POST", NEWS), NEWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example",
                "http://news.example",
                "https://news.example:8443",
                "https://news.example.evil.example",
                "https://evilnews.example",
                "https://sub.news.example",
                "https://NEWS.example",
                "https://news.example/",
                "https://news.example@evil.example",
                "null",
                "news.example",
                "://",
                "*"
            })
    void otherPagesNeitherWriteNorUseAToken(String origin) {
        refused(send("POST", origin));
        refused(send("GET", origin, "authorization", "Bearer x"));
    }

    @Test
    void theServersOwnPagesMayDoWhatTheSitesMay() {
        String here = "http://localhost:" + server.port();
        allowed(send("POST", here), here);
        allowed(send("POST", "https://talk.example"), "https://talk.example");
        refused(send("POST", "http://localhost:1"));
    }

    @Test
    void whatIsNoWebPagePasses() {
        HttpResponse<String> response = server.send("POST", NOTES, null);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue(ALLOW_ORIGIN)).isEmpty();
    }

    @Test
    void aPreflightIsAnsweredForExactOrigins() {
        HttpResponse<String> response = send("OPTIONS", NEWS, "access-control-request-method", "POST");
        allowed(response, NEWS);
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("access-control-allow-methods"))
                .contains("GET, HEAD, POST, OPTIONS");
        assertThat(response.headers().firstValue("access-control-allow-headers"))
                .contains("Accept, Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID");
        refused(send("OPTIONS", FOREIGN, "access-control-request-method", "POST"));
        refused(send(
                "OPTIONS",
                FOREIGN,
                "access-control-request-method",
                "GET",
                "access-control-request-headers",
                "authorization"));
    }

    @Test
    void aPreflightForAnOpenReadIsAnsweredForAll() {
        allowed(
                send(
                        "OPTIONS",
                        FOREIGN,
                        "access-control-request-method",
                        "GET",
                        "access-control-request-headers",
                        "if-none-match"),
                "*");
    }

    @Test
    void aPreflightForAnUnknownSiteSaysSo() {
        HttpResponse<String> response = server.send(
                "OPTIONS", "/api/v1/sites/weekly/notes", null, "origin", NEWS, "access-control-request-method", "POST");
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains("site_not_found");
    }

    @Test
    void aRefusalIsReadableForThePageThatMayWrite() {
        HttpResponse<String> response = server.send("PUT", "/api/v1/sites/daily/refused", null, "origin", NEWS);
        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(response.headers().firstValue(ALLOW_ORIGIN)).contains(NEWS);
    }

    @Test
    void anAddressWithoutASiteIsForOwnPagesOnly() {
        assertThat(server.send("POST", "/everywhere", null, "origin", NEWS).statusCode())
                .isEqualTo(403);
        assertThat(server.send("POST", "/everywhere", null, "origin", "http://localhost:" + server.port())
                        .statusCode())
                .isEqualTo(200);
    }
}
