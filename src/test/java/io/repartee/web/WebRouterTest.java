package io.repartee.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebRouterTest {
    private static final int BODY_BYTES = 100;
    private static final String SITE = "/api/v1/sites/daily";
    private static final String[] JSON = {"content-type", "application/json"};

    private static WebServer server;

    record Note(String text) {}

    @BeforeAll
    static void start() {
        List<Route> routes = List.of(
                Route.get("", call -> text("site " + call.path("site"))),
                Route.get(
                        "/notes/{id}",
                        call -> text(call.path("id") + call.query("q").orElse(""))),
                Route.get("/notes/newest", call -> text("the newest")),
                Route.get("/limited", call -> text("" + call.integer("limit", 5, 1, 10))),
                Route.get(
                        "/tagged",
                        call -> text("tagged").map(a -> a.with("etag", "\"v1\"").with("cache-control", "no-cache"))),
                Route.post("/notes", call -> text(call.body(Note.class).text())),
                Route.delete("/notes/{id}", call -> Future.succeededFuture(Answer.noContent())),
                Route.get("/later", call -> fromAnotherThread()),
                Route.get("/throws", call -> {
                    throw new IllegalStateException("secret");
                }),
                Route.get(
                        "/busy",
                        call -> Future.failedFuture(
                                Problem.retryAfter(ErrorCode.TOO_MANY_REQUESTS, Duration.ofMillis(1_001)))),
                Route.get("/who", call -> text(call.bearer().orElse("nobody"))),
                new Route(HttpMethod.GET, "/.well-known/keys", call -> text("keys")));
        Origins nowhere = site -> Future.succeededFuture(Set.of());
        server = new WebServer(routes, nowhere, new WebLimits(BODY_BYTES, 1_000), Optional.empty());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Future<Answer> text(String text) {
        return Future.succeededFuture(Answer.ok(Json.object(json -> json.writeStringField("text", text))));
    }

    private static Future<Answer> fromAnotherThread() {
        Promise<Answer> promise = Promise.promise();
        new Thread(() -> promise.complete(Answer.ok(Buffer.buffer("{}")))).start();
        return promise.future();
    }

    private static String text(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(200);
        return new JsonObject(response.body()).getString("text");
    }

    private static JsonObject problem(HttpResponse<String> response, int status, String code) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        JsonObject problem = new JsonObject(response.body());
        assertThat(problem.getInteger("status")).isEqualTo(status);
        assertThat(problem.getString("code")).isEqualTo(code);
        assertThat(problem.getString("title")).isNotBlank();
        assertThat(problem.getString("detail")).isNotBlank();
        return problem;
    }

    private static HttpResponse<String> get(String path, String... headers) {
        return server.send("GET", path, null, headers);
    }

    @Test
    void findsTheRouteOfAPath() {
        assertThat(text(get(SITE))).isEqualTo("site daily");
        assertThat(text(get(SITE + "/"))).isEqualTo("site daily");
        assertThat(text(get(SITE + "/notes/newest"))).isEqualTo("the newest");
        assertThat(text(get(SITE + "/notes/a%2Fb%20c+d?q=x+y%26"))).isEqualTo("a/b c+dx y&");
        assertThat(text(get("/.well-known/keys"))).isEqualTo("keys");
        assertThat(get(SITE + "/later").statusCode()).isEqualTo(200);
    }

    @Test
    void answersWhatEveryAnswerHas() {
        HttpResponse<String> response = get(SITE);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.headers().firstValue("content-length"))
                .contains("" + response.body().length());
        assertThat(response.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(response.headers().firstValue("cache-control")).contains("no-store");
        assertThat(get(SITE + "/tagged").headers().allValues("cache-control")).containsExactly("no-cache");
    }

    @Test
    void answersHeadAsGetWithoutABody() {
        HttpResponse<String> head = server.send("HEAD", SITE, null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(head.headers().firstValue("content-length"))
                .isEqualTo(get(SITE).headers().firstValue("content-length"));
    }

    @Test
    void answersNotModifiedToWhomKnows() {
        HttpResponse<String> same = get(SITE + "/tagged", "if-none-match", "W/\"v0\", \"v1\"");
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.headers().firstValue("etag")).contains("\"v1\"");
        assertThat(get(SITE + "/tagged", "if-none-match", "\"v2\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysWhichMethodsAnAddressTakes() {
        HttpResponse<String> response = server.send("PUT", SITE + "/notes/1", null);
        problem(response, 405, "method_not_allowed");
        assertThat(response.headers().firstValue("allow")).contains("DELETE, GET, HEAD, OPTIONS");
        HttpResponse<String> options = server.send("OPTIONS", SITE + "/notes", null);
        assertThat(options.statusCode()).isEqualTo(204);
        assertThat(options.headers().firstValue("allow")).contains("POST, OPTIONS");
        assertThat(server.send("DELETE", SITE + "/notes/1", null).statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1/sites/daily/notes/1/2", "/api/v1/sites//notes/newest", "/api/v1/sites", "//"})
    void saysWhereNothingIs(String path) {
        problem(get(path), 404, "not_found");
    }

    @Test
    void leavesOtherAddressesToLaterHandlers() {
        assertThat(get("/page.html").body()).isEqualTo("page");
        assertThat(problem(get("/broken.html"), 500, "internal").encode()).doesNotContain("secret");
    }

    @Test
    void tellsNothingOfTheUnexpectedButAnId() {
        JsonObject problem = problem(get(SITE + "/throws"), 500, "internal");
        assertThat(problem.getString("id")).isNotBlank();
        assertThat(problem.encode()).doesNotContain("secret", "Exception");
        assertThat(problem.getBoolean("retry")).isFalse();
    }

    @Test
    void saysWhenToComeBack() {
        HttpResponse<String> response = get(SITE + "/busy");
        assertThat(problem(response, 429, "too_many_requests").getBoolean("retry"))
                .isTrue();
        assertThat(response.headers().firstValue("retry-after")).contains("2");
    }

    @Test
    void readsABody() {
        assertThat(text(server.send("POST", SITE + "/notes", "{\"text\":\"hé\"}", JSON)))
                .isEqualTo("hé");
        assertThat(text(server.send(
                        "POST",
                        SITE + "/notes",
                        "{\"text\":\"a\"}",
                        "content-type",
                        "Application/JSON; charset=utf-8")))
                .isEqualTo("a");
    }

    @Test
    void namesTheFieldOfABodyThatIsWrong() {
        JsonObject problem = problem(server.send("POST", SITE + "/notes", "{\"txt\":1}", JSON), 400, "bad_json");
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("/txt");
        problem(server.send("POST", SITE + "/notes", null), 400, "bad_json");
    }

    @Test
    void takesNothingButJson() {
        HttpResponse<String> refused = server.send("POST", SITE + "/notes", "{}");
        problem(refused, 415, "media_type_not_supported");
        assertThat(refused.headers().firstValue("connection")).contains("close");
        problem(
                server.send("POST", SITE + "/notes", "{}", "content-type", "text/plain"),
                415,
                "media_type_not_supported");
    }

    @Test
    void refusesALargeBodyByItsDeclaredLengthBeforeReadingIt() {
        String answer = server.raw("POST " + SITE + "/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Content-Length: 1000000000\r\n\r\n");
        assertThat(answer)
                .startsWith("HTTP/1.1 413")
                .containsIgnoringCase("access-control-allow-origin: *")
                .contains("\"code\":\"body_too_large\"");
    }

    @Test
    void refusesALargeBodyWhileReadingIt() {
        String chunk = "3c\r\n" + " ".repeat(60) + "\r\n";
        String answer = server.raw("POST " + SITE + "/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n" + chunk + chunk + chunk);
        assertThat(answer).startsWith("HTTP/1.1 413").contains("\"code\":\"body_too_large\"");
    }

    @Test
    void takesABodyOfExactlyTheLimit() {
        String body = "{\"text\":\"" + "a".repeat(BODY_BYTES - 11) + "\"}";
        assertThat(text(server.send("POST", SITE + "/notes", body, JSON))).hasSize(BODY_BYTES - 11);
        problem(server.send("POST", SITE + "/notes", body + " ", JSON), 413, "body_too_large");
    }

    @Test
    void asksForTheBodyOfWhoWaitsToSendIt() {
        String answer = server.raw("POST " + SITE + "/notes HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
                + "Expect: 100-continue\r\nConnection: close\r\nContent-Length: 12\r\n\r\n{\"text\":\"a\"}");
        assertThat(answer).startsWith("HTTP/1.1 100").contains("HTTP/1.1 200").contains("{\"text\":\"a\"}");
    }

    @Test
    void refusesALongAddress() {
        problem(get(SITE + "?q=" + "a".repeat(1_000)), 414, "uri_too_long");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=11", "limit=x", "limit=", "limit=9999999999", "limit=%00", "limit=%zz"})
    void refusesAParameterOutOfItsBounds(String query) {
        String answer =
                server.raw("GET " + SITE + "/limited?" + query + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"bad_parameter\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "%zz", "%"})
    void refusesAPathThatIsNotText(String id) {
        String answer =
                server.raw("GET " + SITE + "/notes/" + id + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"bad_parameter\"");
    }

    @Test
    void readsABearerTokenAndNothingElse() {
        assertThat(text(get(SITE + "/who"))).isEqualTo("nobody");
        assertThat(text(get(SITE + "/who", "authorization", "bearer abc"))).isEqualTo("abc");
        HttpResponse<String> basic = get(SITE + "/who", "authorization", "Basic abc");
        problem(basic, 401, "token_invalid");
        assertThat(basic.headers().firstValue("www-authenticate")).contains("Bearer");
        problem(get(SITE + "/who", "authorization", "Bearer a", "authorization", "Bearer b"), 401, "token_invalid");
    }
}
