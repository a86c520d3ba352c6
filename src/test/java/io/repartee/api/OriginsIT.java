package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which web pages may do what. Origins are compared exactly: a suffix, another port or another scheme is another origin. */
class OriginsIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static final String ALLOWED = "access-control-allow-origin";

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada");

    @Test
    void letsEveryPageReadWithoutAToken() {
        Reply reply = SERVER.anonymous()
                .with("origin", "https://anywhere.example")
                .get("/thread?page=" + page)
                .is(200);

        assertThat(reply.header(ALLOWED)).contains("*");
        assertThat(reply.header("access-control-allow-credentials")).isEmpty();
    }

    @Test
    void letsTheSitesOwnPagesWrite() {
        Reply reply = ada.with("origin", TestServer.ORIGIN)
                .post("/comments", Drafts.comment(page, "hello"))
                .is(201);

        assertThat(reply.header(ALLOWED)).contains(TestServer.ORIGIN);
        assertThat(reply.headers().allValues("vary").toString().toLowerCase(java.util.Locale.ROOT))
                .contains("origin");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.daily.example.evil.example",
                "https://evil-www.daily.example",
                "https://evil.example/www.daily.example",
                "https://daily.example",
                "http://www.daily.example",
                "https://www.daily.example:8443",
                "https://WWW.DAILY.EXAMPLE",
                "https://www.daily.example/",
                "https://www.daily.example@evil.example",
                "null"
            })
    void refusesAnyOtherPage(String origin) {
        Api there = ada.with("origin", origin);

        Reply refused = there.post("/comments", Drafts.comment(page, "hello")).is(ErrorCode.ORIGIN_NOT_ALLOWED);
        assertThat(refused.header(ALLOWED)).isEmpty();
        there.get("/mine?page=" + page).is(ErrorCode.ORIGIN_NOT_ALLOWED);
        SERVER.anonymous()
                .with("origin", origin)
                .post("/auth/guest", Map.of("name", "Ada"))
                .is(ErrorCode.ORIGIN_NOT_ALLOWED);
        Reply preflight = SERVER.anonymous()
                .with("origin", origin)
                .with("access-control-request-method", "POST")
                .send("OPTIONS", "/comments", null);
        assertThat(preflight.header(ALLOWED)).isEmpty();
    }

    @Test
    void answersThePreflightOfTheSitesOwnPages() {
        Reply preflight = SERVER.anonymous()
                .with("origin", TestServer.ORIGIN)
                .with("access-control-request-method", "PATCH")
                .with("access-control-request-headers", "authorization,content-type,idempotency-key")
                .send("OPTIONS", "/comments/0198a4f2-7b1c-7d3e-8f10-2a3b4c5d6e7f", null)
                .is(204);

        assertThat(preflight.header(ALLOWED)).contains(TestServer.ORIGIN);
        assertThat(preflight.header("access-control-allow-methods").orElseThrow())
                .contains("PATCH", "DELETE");
        assertThat(preflight
                        .header("access-control-allow-headers")
                        .orElseThrow()
                        .toLowerCase(java.util.Locale.ROOT))
                .contains("authorization", "content-type", "idempotency-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://www.daily.example.evil.example/story",
                "https://evil.example/?https://www.daily.example",
                "https://www.daily.example:8443/story",
                "http://www.daily.example/story",
                "//www.daily.example/story"
            })
    void takesNoPageAddressOfAnotherOrigin(String url) {
        Reply reply = ada.post("/comments", Map.of("page", Map.of("key", page, "url", url), "body", "hello"));

        assertThat(reply.text("/code")).isIn("page_not_allowed", "invalid_fields");
        assertThat(Drafts.thread(ada, page).at("/items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "https://www.daily.example@evil.example/", "story", "", "https:///x"})
    void takesNoPageAddressThatIsNone(String url) {
        ada.post("/comments", Map.of("page", Map.of("key", page, "url", url), "body", "hello"))
                .is(ErrorCode.INVALID_FIELDS);
    }
}
