package io.repartee.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebFilesTest {
    /** What the first view needs, and what comes only where it is needed. */
    private static final int FIRST_VIEW_BYTES = 22_000;

    private static final int FALLBACK_BYTES = 2_500;
    private static final int ACTING_BYTES = 17_500;
    private static final int WRITING_BYTES = 10_500;
    private static final int COUNT_BYTES = 2_000;
    private static final int CARDS_BYTES = 2_500;
    private static final int LANGUAGE_BYTES = 6_000;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private HttpServer withDemo;
    private HttpServer withoutDemo;

    @BeforeAll
    void start() {
        withDemo = serve(WebFiles.load(true));
        withoutDemo = serve(WebFiles.load(false));
    }

    @AfterAll
    void stop() {
        vertx.close().await();
    }

    @ParameterizedTest
    @CsvSource({
        "/embed.js, text/javascript; charset=utf-8",
        "/count.js, text/javascript; charset=utf-8",
        "/lang/ar.js, text/javascript; charset=utf-8",
        "/repartee.d.ts, text/plain; charset=utf-8",
        "/desk/, text/html; charset=utf-8",
        "/desk/desk.css, text/css; charset=utf-8",
        "/server/, text/html; charset=utf-8",
        "/server/server.js, text/javascript; charset=utf-8",
        "/demo/ferry.html, text/html; charset=utf-8",
        "/demo/ferry.svg, image/svg+xml"
    })
    void servesEachFileWithItsType(String path, String type) {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "content-type")).contains(type);
        assertThat(header(answer, "x-content-type-options")).contains("nosniff");
        assertThat(answer.body()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/acting.js, " + ACTING_BYTES,
        "/live/fallback.js, " + FALLBACK_BYTES,
        "/writing.js, " + WRITING_BYTES,
        "/count.js, " + COUNT_BYTES,
        "/cards.js, " + CARDS_BYTES,
        "/lang/de.js, " + LANGUAGE_BYTES,
        "/lang/ur-more.js, " + LANGUAGE_BYTES
    })
    void staysWithinItsBudgetAsItTravels(String path, int mostBytes) {
        HttpResponse<byte[]> answer = get(path, "accept-encoding", "gzip, br");
        assertThat(header(answer, "content-encoding")).contains("gzip");
        assertThat(answer.body().length).isLessThanOrEqualTo(mostBytes);
    }

    @Test
    void showsCommentsLiveWithinItsBudget() {
        int bytes = Stream.of("/embed.js", "/live/live.js")
                .mapToInt(path -> get(path, "accept-encoding", "gzip").body().length)
                .sum();
        assertThat(bytes).isLessThanOrEqualTo(FIRST_VIEW_BYTES);
    }

    @Test
    void sendsTheSameContentCompressedAndPlain() throws IOException {
        byte[] plain = get("/embed.js").body();
        byte[] gzip = get("/embed.js", "accept-encoding", "gzip").body();
        assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                .isEqualTo(plain);
    }

    @Test
    void doesNotSendAgainWhatTheBrowserHas() {
        String tag = header(get("/embed.js"), "etag").orElseThrow();
        HttpResponse<byte[]> again = get("/embed.js", "if-none-match", "\"other\", " + tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/embed.js", "if-none-match", "W/\"other\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void answersHeadWithoutABody() {
        HttpResponse<byte[]> answer = send(withDemo, "HEAD", "/embed.js");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(header(answer, "content-length"))
                .contains(Integer.toString(get("/embed.js").body().length));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/embed.js", "/live/live.js", "/live/fallback.js", "/writing.js", "/count.js", "/lang/de.js"})
    void letsEveryPageLoadWhatIsMadeForPages(String path) {
        HttpResponse<byte[]> answer = get(path);
        assertThat(header(answer, "access-control-allow-origin")).contains("*");
        assertThat(header(answer, "cross-origin-resource-policy")).contains("cross-origin");
        assertThat(header(answer, "cache-control").orElseThrow()).contains("max-age=300");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/", "/desk/index.html", "/server/", "/demo/", "/demo/ar.html"})
    void letsPagesRunNothingButTheirOwnScripts(String path) {
        String policy = header(get(path), "content-security-policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self'", "require-trusted-types-for 'script'")
                .doesNotContain("unsafe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/desk/", "/demo/", "/demo/ferry.html", "/demo/library.html", "/demo/app.html", "/demo/ar.html"})
    void hasNothingInItsPagesThatTheirPolicyForbids(String path) {
        String page = new String(get(path).body(), StandardCharsets.UTF_8);
        assertThat(page).doesNotContainPattern(Pattern.compile("<script(?![^>]*\\ssrc=)|\\sstyle=|\\son\\w+=|<style"));
        assertThat(page).doesNotContainPattern("(src|href)=\"(https?:)?//");
    }

    @Test
    void keepsTheDeskOutOfFrames() {
        HttpResponse<byte[]> desk = get("/desk/");
        assertThat(header(desk, "content-security-policy").orElseThrow()).endsWith("frame-ancestors 'none'");
        assertThat(header(desk, "x-frame-options")).contains("DENY");
        assertThat(header(desk, "referrer-policy")).contains("no-referrer");
        assertThat(header(desk, "access-control-allow-origin")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"/desk, /desk/", "/server, /server/", "/demo, /demo/", "/, /demo/"})
    void leadsToTheAddressOfAPage(String path, String to) {
        HttpResponse<byte[]> answer = get(path);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(header(answer, "location")).contains(to);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/files", "/desk/../embed.js", "/desk/%2e%2e/embed.js", "/db/migration/V1__house.sql", "/x"})
    void knowsOnlyWhatTheBuildListed(String path) {
        assertThat(get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void leavesOtherMethodsToOthers() {
        assertThat(send(withDemo, "POST", "/embed.js").statusCode()).isEqualTo(404);
    }

    @Test
    void hasNoDemoUnlessAsked() {
        assertThat(send(withoutDemo, "GET", "/demo/").statusCode()).isEqualTo(404);
        assertThat(send(withoutDemo, "GET", "/demo/ferry.html").statusCode()).isEqualTo(404);
        assertThat(send(withoutDemo, "GET", "/embed.js").statusCode()).isEqualTo(200);
        assertThat(header(send(withoutDemo, "GET", "/"), "location")).contains("/desk/");
    }

    private HttpServer serve(WebFiles files) {
        Router router = Router.router(vertx);
        router.route().handler(files);
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "localhost")
                .await();
    }

    private HttpResponse<byte[]> get(String path, String... headers) {
        return send(withDemo, "GET", path, headers);
    }

    private HttpResponse<byte[]> send(HttpServer server, String method, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + server.actualPort() + path))
                .method(method, HttpRequest.BodyPublishers.noBody());
        Stream.iterate(0, n -> n + 1 < headers.length, n -> n + 2)
                .forEach(n -> request.header(headers[n], headers[n + 1]));
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Optional<String> header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name);
    }
}
