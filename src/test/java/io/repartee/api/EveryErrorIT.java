package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.LettersSent;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.testing.provider.GitHubServer;
import io.repartee.testing.provider.Visit;
import io.repartee.web.ErrorCode;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A request for each code, and what its answer says besides the code. */
class EveryErrorIT {
    private static final String UNKNOWN = "0198a4f2-7b1c-7d3e-8f10-2a3b4c5d6e7f";
    private static final Set<ErrorCode> SEEN = Collections.synchronizedSet(EnumSet.noneOf(ErrorCode.class));

    @RegisterExtension
    static final TestServer SERVER = TestServer.with("""
            limits: {comments-per-minute: 3, guests-per-minute: 7, writes-per-minute: 0, address-writes-per-minute: 0, address-sign-ins-per-minute: 0, nesting: 1, text-code-points: 20, body-bytes: 2048}
            mail: {host: 127.0.0.1, port: 1, tls: none, from: comments@daily.example}
            egress: {plain-http: true, private-networks: ["127.0.0.0/8"]}
            posting: {batch: 1, queue: 1}
            event-loops: 1
            """)
            .andSite(PublisherToken.site("signed", "post")
                    + "      - {issuer: \"https://absent.example\", jwks: \"https://127.0.0.1:1/keys\"}\n");

    private static final UUID NAMED = UUID.randomUUID();
    private static Api guest;
    private static String guestsRefresh;
    private static Api another;

    private final String page = TestServer.page();
    /** Somebody new for each test, who has not used a limit up. */
    private final Api ada = SERVER.reader("Ada of " + page);

    private final Api mod = SERVER.moderator("Mod of " + page);
    private final Api nobody = SERVER.anonymous();

    /** Before any test has used the limit of guests up. */
    @BeforeAll
    static void aGuestComes() {
        SERVER.sql("update site set policy = '{\"reports\":{\"guests\":false},\"signIn\":{\"email\":true,"
                + "\"password\":true,\"uniqueNames\":true,\"guestProof\":\"never\"}}' where key = 'signed'");
        Api at = SERVER.anonymous().at("signed");
        guest = at.as(at.post("/auth/guest", Map.of("name", "Guest")).is(201).text("/token"));
        guestsRefresh = at.post("/auth/guest", Map.of("name", "Gone")).is(201).text("/refresh");
        SERVER.sql("update site set policy = policy || '{\"signIn\":{\"guestProof\":\"always\"}}' where key = 'daily'");
        Map<String, Object> nonsense = Map.of("name", "Guest", "proof", Map.of("challenge", "x", "nonce", "y"));
        SERVER.sql(
                "insert into account (site_id, account_id, kind, name) select site_id, $1::uuid, 2, 'Ann' from site where key = 'signed'",
                NAMED);
        SERVER.sql(
                "insert into taken_name (site_id, skeleton, account_id) select site_id, 'ann', $1::uuid from site where key = 'signed'",
                NAMED);
        see(ErrorCode.NAME_TAKEN, at.post("/auth/guest", Map.of("name", "ANN")));
        see(ErrorCode.PROOF_REQUIRED, SERVER.anonymous().post("/auth/guest", Map.of("name", "Guest")));
        see(ErrorCode.PROOF_WRONG, SERVER.anonymous().post("/auth/guest", nonsense));
        another =
                at.as(at.post("/auth/guest", Map.of("name", "Another")).is(201).text("/token"));
    }

    /** Those that only a stopping server or a missing database gives are in {@code DatabaseAwayIT} and {@code ShutdownIT}. */
    @AfterAll
    static void everyCodeWasSeen() {
        assertThat(SEEN)
                .isEqualTo(EnumSet.complementOf(EnumSet.of(
                        ErrorCode.DATABASE_UNAVAILABLE, ErrorCode.RIGHTS_UNCONFIRMED, ErrorCode.SHUTTING_DOWN)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void badJsonNamesThePlace(String body, String pointer) {
        Reply reply = see(ErrorCode.BAD_JSON, ada.send("POST", "/comments", body));

        assertThat(reply.text("/errors/0/field")).isEqualTo(pointer);
    }

    static Stream<Object[]> malformed() {
        return Stream.of(
                new Object[] {"", ""},
                new Object[] {"{", ""},
                new Object[] {"nonsense", ""},
                new Object[] {"[]", ""},
                new Object[] {"null", ""},
                new Object[] {"{} {}", ""},
                new Object[] {"{\"body\":\"x\",\"body\":\"y\"}", "/body"},
                new Object[] {"{\"body\":7}", "/body"},
                new Object[] {"{\"body\":\"\\u0000\"}", "/body"},
                new Object[] {"{\"body\":\"\\ud800\"}", "/body"},
                new Object[] {"{\"color\":\"red\"}", "/color"},
                new Object[] {"{\"page\":{\"key\":\"a\",\"color\":1}}", "/page/color"},
                new Object[] {"{\"page\":\"a\"}", "/page"},
                new Object[] {"{\"parentId\":\"me\"}", "/parentId"},
                new Object[] {"{\"page\":" + "[".repeat(500) + "]".repeat(500) + "}", "/page"});
    }

    @Test
    void badJsonForItemsOfAList() {
        Reply reply = see(
                ErrorCode.BAD_JSON,
                mod.send("POST", "/decisions", "{\"action\":\"approve\",\"items\":[{\"commentId\":1}]}"));
        assertThat(reply.text("/errors/0/field")).isEqualTo("/items/0/commentId");
        see(ErrorCode.BAD_JSON, mod.send("POST", "/decisions", "{\"items\":[null]}"));
        see(ErrorCode.BAD_JSON, nobody.send("POST", "/counts", "{\"pages\":[null]}"));
        see(ErrorCode.BAD_JSON, nobody.send("POST", "/counts", "{\"pages\":\"a\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/thread",
                "/thread?page=",
                "/thread?page=%20",
                "/thread?page=a%0Ab",
                "/thread?page=%00",
                "/thread?page=a&sort=loudest",
                "/thread?page=a&limit=0",
                "/thread?page=a&limit=101",
                "/thread?page=a&limit=ten",
                "/thread?page=a&limit=99999999999999999999",
                "/thread?page=a&replies=-1",
                "/counts",
                "/comments/" + UNKNOWN + "/replies?limit=0"
            })
    void badParameter(String path) {
        see(ErrorCode.BAD_PARAMETER, nobody.get(path));
    }

    @Test
    void badParameterForAPageKeyThatIsTooLongInBytes() {
        nobody.get("/thread?page=" + "a".repeat(512)).is(200);
        see(ErrorCode.BAD_PARAMETER, nobody.get("/thread?page=" + "a".repeat(513)));
        see(ErrorCode.BAD_PARAMETER, nobody.get("/thread?page=" + "%C3%BC".repeat(257)));
        see(ErrorCode.BAD_PARAMETER, nobody.get("/counts?" + "page=a&".repeat(201)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "%21", "bm9uc2Vuc2U", "%20", "AAAA"})
    void badCursor(String cursor) {
        see(ErrorCode.BAD_CURSOR, nobody.get("/thread?page=a&after=" + cursor));
        see(ErrorCode.BAD_CURSOR, mod.get("/queues/pending?after=" + cursor));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "a:1", "a:-1:2", "a:1:2:3", "a%20b:1:2", "a:99999999999999999999:1"})
    void badPosition(String position) {
        see(ErrorCode.BAD_POSITION, nobody.get("/thread?page=a&fresh=" + position));
    }

    @Test
    void tokenMissingInvalidOrExpired() {
        Reply missing = see(ErrorCode.TOKEN_MISSING, nobody.post("/comments", Drafts.comment(page, "x")));
        assertThat(missing.header("www-authenticate")).contains("Bearer");
        see(ErrorCode.TOKEN_INVALID, nobody.as("x").post("/comments", Drafts.comment(page, "x")));
        see(
                ErrorCode.TOKEN_EXPIRED,
                nobody.as(SsoToken.of("daily", "x").expired().text()).post("/comments", Drafts.comment(page, "x")));
    }

    @Test
    void lettersThatDoNotCount() {
        Api at = nobody.at("signed");
        LettersSent letters = new LettersSent(SERVER);
        Map<String, Object> asking = Map.of("email", "ann@daily.example", "name", "Ann Known");
        String handle = at.post("/auth/email", asking).is(202).text("/request");
        Map<String, Object> link = Map.of("token", letters.link("ann@daily.example"));
        Map<String, Object> guess = Map.of("request", handle, "code", "x");
        see(ErrorCode.CODE_WRONG, at.post("/auth/email/confirm", guess));
        see(ErrorCode.LINK_INVALID, at.post("/auth/email/confirm", Map.of("token", "x")));
        Api ann = at.as(at.post("/auth/email/confirm", link).is(200).text("/token"));
        see(ErrorCode.LINK_USED, at.post("/auth/email/confirm", link));
        ann.post("/auth/email/change", Map.of("email", "bob@daily.example")).is(202);
        Map<String, Object> change = Map.of("token", letters.link("bob@daily.example"));
        at.post("/auth/email", Map.of("email", "bob@daily.example")).is(202);
        at.post("/auth/email/confirm", Map.of("token", letters.link("bob@daily.example")))
                .is(200);
        see(ErrorCode.ADDRESS_TAKEN, at.post("/auth/email/confirm", change));
        at.post("/auth/email", Map.of("email", "ann@daily.example")).is(202);
        SERVER.sql("update mail_request set expires_at = now()");
        see(ErrorCode.LINK_EXPIRED, at.post("/auth/email/confirm", Map.of("token", letters.link("ann@daily.example"))));
    }

    @Test
    void otherServicesThatDoNotLetSomebodyIn() {
        try (GitHubServer gitHub = new GitHubServer()) {
            setUp("github", "github", gitHub.address());
            setUp("down", "oidc", "http://127.0.0.1:1");
            Api at = nobody.at("signed");
            Awaitility.await().until(() -> at.get("").text().contains("\"down\""));
            see(ErrorCode.PROVIDER_UNAVAILABLE, at.post("/auth/providers/down", Map.of()));
            Reply begun = at.post("/auth/providers/github", Map.of()).is(200);
            Map<String, String> back = new HashMap<>(Visit.goesOn(begun.text("/url"), "octocat"));
            back.put("secret", begun.text("/secret"));
            see(ErrorCode.SIGN_IN_CANCELLED, at.post("/auth/provider-answer", with(back, "error", "access_denied")));
            see(ErrorCode.PROVIDER_REFUSED, at.post("/auth/provider-answer", with(back, "error", "server_error")));
            Api octocat = at.as(at.post("/auth/provider-answer", back).is(200).text("/token"));
            SERVER.sql("delete from account_mail where address = 'octocat@github.example'");
            String identity = octocat.get("/accounts/me/identities").is(200).text("/items/0/id");
            see(ErrorCode.LAST_WAY_IN, octocat.delete("/accounts/me/identities/" + identity));
            see(ErrorCode.IDENTITY_NOT_FOUND, octocat.delete("/accounts/me/identities/" + UUID.randomUUID()));
            at.post("/auth/email", Map.of("email", "otto@daily.example")).is(202);
            Map<String, Object> link = Map.of("token", new LettersSent(SERVER).link("otto@daily.example"));
            Api otto = at.as(at.post("/auth/email/confirm", link).is(200).text("/token"));
            Reply linking = otto.post("/auth/providers/github/link", Map.of()).is(200);
            Map<String, String> taken = new HashMap<>(Visit.goesOn(linking.text("/url"), "octocat"));
            taken.put("secret", linking.text("/secret"));
            see(ErrorCode.IDENTITY_TAKEN, at.post("/auth/provider-answer", taken));
        }
    }

    private static void setUp(String key, String kind, String issuer) {
        Map<String, String> service = Map.of(
                "kind", kind,
                "name", key,
                "issuer", issuer,
                "clientId", GitHubServer.CLIENT,
                "clientSecret", GitHubServer.SECRET);
        SERVER.anonymous()
                .at("signed")
                .as(SsoToken.of("signed", "Admin").role("admin").text())
                .send("PUT", "/sign-in-providers/" + key, Api.json(service))
                .is(200);
    }

    private static Map<String, String> with(Map<String, String> body, String name, String value) {
        Map<String, String> more = new HashMap<>(body);
        more.put(name, value);
        return more;
    }

    @Test
    void signInsThatAreRefused() {
        Map<String, Object> unknown = Map.of("email", "nobody@daily.example", "password", "whatever it is");
        see(ErrorCode.CREDENTIALS_WRONG, nobody.at("signed").post("/auth/password", unknown));
        see(ErrorCode.SIGN_IN_NOT_OFFERED, nobody.post("/auth/password", unknown));
    }

    @Test
    void sessionsThatAreNoMore() {
        see(ErrorCode.REFRESH_INVALID, nobody.post("/auth/refresh", Map.of("refresh", "x")));
        see(ErrorCode.SESSION_NOT_FOUND, ada.delete("/auth/sessions/" + UNKNOWN));
        Map<String, Object> gone = Map.of("refresh", guestsRefresh);
        nobody.at("signed").post("/auth/sign-out", gone).is(204);
        see(ErrorCode.SESSION_ENDED, nobody.at("signed").post("/auth/refresh", gone));
    }

    @Test
    void forbidden() {
        see(ErrorCode.ROLE_REQUIRED, ada.get("/queues"));
        see(ErrorCode.GUESTS_NOT_ALLOWED, nobody.at("strict").post("/auth/guest", Map.of("name", "x")));
        see(
                ErrorCode.ORIGIN_NOT_ALLOWED,
                ada.with("origin", "https://evil.example").post("/comments", Drafts.comment(page, "x")));
        String id = Drafts.post(ada, page, "mine");
        see(ErrorCode.NOT_AUTHOR, mod.patch("/comments/" + id, Drafts.edit("x", 1)));
        see(ErrorCode.OWN_COMMENT, ada.post("/comments/" + id + "/reports", Map.of("reason", "spam")));
        see(
                ErrorCode.PAGE_NOT_ALLOWED,
                ada.post(
                        "/comments", Map.of("page", Map.of("key", page, "url", "https://evil.example/"), "body", "x")));
    }

    @Test
    void appealsThatCannotBe() {
        String id = Drafts.post(ada, page, "mine");
        Drafts.decide(mod, "reject", id, 1, "published");
        SERVER.sql("update decision set at = at - interval '184 days' where comment_id = $1", uuid(id));
        see(ErrorCode.APPEAL_CLOSED, ada.post("/comments/" + id + "/appeal", Map.of("body", "why?")));
        SERVER.sql("update decision set at = at + interval '184 days' where comment_id = $1", uuid(id));
        String appeal = ada.post("/comments/" + id + "/appeal", Map.of("body", "why?"))
                .is(201)
                .text("/id");
        see(ErrorCode.SAME_MODERATOR, mod.post("/appeals/" + appeal + "/decide", Map.of("outcome", "upheld")));
    }

    @Test
    void votesThatCannotBe() {
        Api mine =
                SERVER.anonymous().at("signed").as(SsoToken.of("signed", "Ada").text());
        String id = Drafts.post(mine, page, "mine");
        vote(guest, id, 1).is(200);
        see(ErrorCode.ADDRESS_HAS_VOTED, vote(another, id, 1));
        SERVER.sql("update thread set votes = false where page = $1", page);
        see(ErrorCode.VOTES_OFF, vote(guest, id, 0));
        SERVER.sql("update site set policy = policy || '{\"engagement\":{\"guests\":\"none\"}}'"
                + " where key = 'signed'");
        Awaitility.await().until(() -> vote(guest, UNKNOWN, 1).text("/code").equals("guests_may_not_vote"));
        see(ErrorCode.GUESTS_MAY_NOT_VOTE, vote(guest, UNKNOWN, 1));
    }

    private static Reply vote(Api who, String comment, int value) {
        return who.send("PUT", "/comments/" + comment + "/vote", "{\"value\":" + value + "}");
    }

    @Test
    void guestsMayNotReport() {
        see(ErrorCode.GUESTS_MAY_NOT_REPORT, guest.post("/comments/" + UNKNOWN + "/reports", Map.of("reason", "spam")));
    }

    @Test
    void forbiddenToTheSanctioned() {
        String author = Drafts.author(ada, page);
        see(ErrorCode.OWN_ACCOUNT, mod.post(sanctions(Drafts.author(mod, page)), Drafts.sanction("ban")));
        see(ErrorCode.ACCOUNT_NOT_FOUND, mod.post(sanctions(UNKNOWN), Drafts.sanction("ban")));
        see(ErrorCode.ACCOUNT_NOT_FOUND, mod.post(sanctions("nobody"), Drafts.sanction("ban")));
        see(ErrorCode.SANCTION_NOT_FOUND, mod.delete(sanctions(author) + "/" + UNKNOWN));
        see(ErrorCode.SANCTION_NOT_FOUND, ada.send("POST", "/accounts/me/warnings/none/acknowledge", null));
        mod.post(sanctions(author), Drafts.sanction("warn")).is(201);
        Reply warned = refused(ErrorCode.WARNING_UNACKNOWLEDGED);
        assertThat(warned.text("/warning/reason")).isEqualTo("insults");
        mod.post(sanctions(author), Drafts.suspension("2099-01-01T00:00:00Z")).is(201);
        Reply suspended = refused(ErrorCode.ACCOUNT_SUSPENDED);
        assertThat(suspended.text("/until")).isEqualTo("2099-01-01T00:00:00Z");
        mod.post(sanctions(author), Drafts.sanction("ban")).is(201);
        refused(ErrorCode.ACCOUNT_BANNED);
        ada.send("POST", "/accounts/me/sign-out", null).is(204);
        refused(ErrorCode.TOKEN_REVOKED);
    }

    private Reply refused(ErrorCode code) {
        Reply refusal = Awaitility.await()
                .until(
                        () -> ada.post("/comments", Drafts.comment(page, "x")),
                        reply -> reply.json().path("code").asText().equals(code.code()));
        return see(code, refusal);
    }

    @Test
    void tooManyMutes() {
        String author = Drafts.author(mod, page);
        SERVER.sql(
                "insert into account (site_id, account_id, kind, name) select site_id, md5('muted' || n)::uuid, 0, 'M'"
                        + " from site, generate_series(1, 500) n where key = 'daily'");
        String me = Drafts.author(ada, page);
        SERVER.sql(
                "insert into mute (site_id, account_id, muted) select site_id, $1, md5('muted' || n)::uuid"
                        + " from site, generate_series(1, 500) n where key = 'daily'",
                uuid(me));

        see(ErrorCode.TOO_MANY_MUTES, ada.send("PUT", "/mutes/" + author, null));
    }

    private static String sanctions(String account) {
        return "/accounts/" + account + "/sanctions";
    }

    @Test
    void editWindowClosed() {
        String id = Drafts.post(ada, page, "mine");
        SERVER.sql(
                "update comment set created_at = created_at - interval '301 seconds' where comment_id = $1", uuid(id));

        see(ErrorCode.EDIT_WINDOW_CLOSED, ada.patch("/comments/" + id, Drafts.edit("x", 1)));
    }

    @Test
    void notFound() {
        see(ErrorCode.NOT_FOUND, nobody.get("/api/v2"));
        see(ErrorCode.NOT_FOUND, nobody.get("/nothing"));
        see(ErrorCode.NOT_FOUND, mod.send("POST", "/decisions/" + UNKNOWN + "/undo", null));
        see(ErrorCode.NOT_FOUND, mod.send("POST", "/decisions/none/undo", null));
        see(ErrorCode.SITE_NOT_FOUND, nobody.at("weekly").get("/thread?page=a"));
        see(ErrorCode.SITE_NOT_FOUND, nobody.at("%27%3B--").get("/thread?page=a"));
        see(ErrorCode.COMMENT_NOT_FOUND, nobody.get("/comments/" + UNKNOWN));
        see(ErrorCode.COMMENT_NOT_FOUND, nobody.get("/comments/none"));
        see(ErrorCode.COMMENT_NOT_FOUND, nobody.get("/comments/1-1-1-1-1"));
        see(ErrorCode.COMMENT_NOT_FOUND, mod.get("/comments/" + UNKNOWN + "/history"));
        see(ErrorCode.QUEUE_NOT_FOUND, mod.get("/queues/nonsense"));
    }

    @Test
    void methodNotAllowedNamesWhatIs() {
        Reply reply = see(ErrorCode.METHOD_NOT_ALLOWED, ada.send("PUT", "/comments", "{}"));

        assertThat(reply.header("allow").orElseThrow()).contains("POST").doesNotContain("PUT");
        see(ErrorCode.METHOD_NOT_ALLOWED, ada.delete("/thread"));
    }

    @Test
    void conflicts() {
        String id = Drafts.post(ada, page, "mine");
        ada.patch("/comments/" + id, Drafts.edit("once", 1)).is(200);
        see(ErrorCode.REVISION_CONFLICT, ada.patch("/comments/" + id, Drafts.edit("twice", 1)));
        see(ErrorCode.REVISION_CONFLICT, ada.patch("/comments/" + id, Drafts.edit("twice", 3)));
        Drafts.decide(mod, "spam", id, 2, "published");
        see(ErrorCode.STATUS_CONFLICT, ada.patch("/comments/" + id, Drafts.edit("twice", 2)));
        String claim = Api.json(java.util.Map.of("kind", "claimed"));
        mod.send("PUT", "/claims/" + id, claim).is(200);
        see(ErrorCode.CLAIMED, SERVER.moderator("Another").send("PUT", "/claims/" + id, claim));
    }

    @Test
    void tooLargeOrOfAnotherKind() {
        see(ErrorCode.BODY_TOO_LARGE, ada.post("/comments", Drafts.comment(page, "x".repeat(3000))));
        see(ErrorCode.URI_TOO_LONG, nobody.get("/thread?page=" + "a".repeat(9000)));
        see(
                ErrorCode.MEDIA_TYPE_NOT_SUPPORTED,
                ada.with("content-type", "text/plain").post("/comments", Drafts.comment(page, "x")));
        see(
                ErrorCode.MEDIA_TYPE_NOT_SUPPORTED,
                ada.with("content-type", "application/x-www-form-urlencoded").send("POST", "/comments", "body=x"));
        ada.with("content-type", "application/json; charset=utf-8")
                .post("/comments", Drafts.comment(page, "x"))
                .is(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t", "\u200b\u00a0", "123456789012345678901", "[x]: https://a.example"})
    void invalidFieldsForATextThatIsEmptyOrTooLong(String text) {
        for (Reply reply : List.of(
                ada.post("/comments", Drafts.comment(page, text)),
                ada.patch("/comments/" + UNKNOWN, Drafts.edit(text, 1)),
                ada.post("/preview", Map.of("body", text)))) {
            assertThat(see(ErrorCode.INVALID_FIELDS, reply).text("/errors/0/field"))
                    .isEqualTo("/body");
        }
    }

    @Test
    void countsALimitInCodePoints() {
        ada.post("/comments", Drafts.comment(page, "👩".repeat(20))).is(201);
        see(ErrorCode.INVALID_FIELDS, ada.post("/comments", Drafts.comment(page, "👩".repeat(21))));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void invalidFieldsNameTheField(String method, String path, String body, String pointer) {
        Reply reply = see(ErrorCode.INVALID_FIELDS, mod.send(method, path, body));

        assertThat(reply.text("/errors/0/field")).isEqualTo(pointer);
    }

    static Stream<Object[]> invalid() {
        String item = "{\"commentId\":\"" + UNKNOWN + "\",\"revision\":1,\"expect\":\"held\"}";
        return Stream.of(
                new Object[] {"POST", "/comments", "{}", "/page/key"},
                new Object[] {"POST", "/comments", "{\"page\":{\"key\":\"a\"}}", "/body"},
                new Object[] {"POST", "/comments", "{\"page\":{\"key\":\" \"},\"body\":\"x\"}", "/page/key"},
                new Object[] {
                    "POST", "/comments", "{\"page\":{\"key\":\"" + "a".repeat(513) + "\"},\"body\":\"x\"}", "/page/key"
                },
                new Object[] {
                    "POST", "/comments", "{\"page\":{\"key\":\"a\",\"url\":\"ftp\"},\"body\":\"x\"}", "/page/url"
                },
                new Object[] {
                    "POST",
                    "/comments",
                    "{\"page\":{\"key\":\"a\",\"title\":\"" + "t".repeat(301) + "\"},\"body\":\"x\"}",
                    "/page/title"
                },
                new Object[] {"PATCH", "/comments/" + UNKNOWN, "{\"body\":\"x\"}", "/revision"},
                new Object[] {"POST", "/preview", "{}", "/body"},
                new Object[] {"POST", "/counts", "{}", "/pages"},
                new Object[] {"POST", "/counts", "{\"pages\":[\"\"]}", "/pages"},
                new Object[] {"POST", "/counts", "{\"pages\":[" + "\"a\",".repeat(200) + "\"a\"]}", "/pages"},
                new Object[] {"POST", "/auth/guest", "{}", "/name"},
                new Object[] {"POST", "/auth/guest", "{\"name\":\" \"}", "/name"},
                new Object[] {"POST", "/auth/guest", "{\"name\":\"" + "n".repeat(41) + "\"}", "/name"},
                new Object[] {"POST", "/auth/guest", "{\"name\":\"a\\u202eb\"}", "/name"},
                new Object[] {"POST", "/decisions", "{\"items\":[" + item + "]}", "/action"},
                new Object[] {"POST", "/decisions", "{\"action\":\"undo\",\"items\":[" + item + "]}", "/action"},
                new Object[] {"POST", "/decisions", "{\"action\":\"approve\"}", "/items"},
                new Object[] {"POST", "/decisions", "{\"action\":\"approve\",\"items\":[]}", "/items"},
                new Object[] {"POST", "/decisions", "{\"action\":\"approve\",\"items\":[{}]}", "/items/0"},
                new Object[] {
                    "POST", "/decisions", "{\"action\":\"restore\",\"items\":[" + item + "]}", "/items/0/expect"
                },
                new Object[] {
                    "POST",
                    "/decisions",
                    "{\"action\":\"approve\",\"items\":[" + item + "," + item + "]}",
                    "/items/1/commentId"
                },
                new Object[] {
                    "POST",
                    "/decisions",
                    "{\"action\":\"approve\",\"reason\":\"" + "r".repeat(65) + "\",\"items\":[" + item + "]}",
                    "/reason"
                });
    }

    @Test
    void repliesThatCannotBe() {
        String top = Drafts.post(ada, page, "top");
        String reply = Drafts.answer(ada, page, top, "reply");

        see(ErrorCode.NESTING_TOO_DEEP, mod.post("/comments", Drafts.reply(page, reply, "too deep")));
        see(ErrorCode.PARENT_NOT_VISIBLE, mod.post("/comments", Drafts.reply(TestServer.page(), top, "elsewhere")));
        see(ErrorCode.PARENT_NOT_VISIBLE, mod.post("/comments", Drafts.reply(page, UNKNOWN, "to nothing")));
        ada.delete("/comments/" + top).is(204);
        Api other = SERVER.reader("Other of " + page);
        see(ErrorCode.PARENT_NOT_VISIBLE, other.post("/comments", Drafts.reply(page, top, "to a tombstone")));
    }

    @Test
    void threadClosed() {
        String id = Drafts.post(ada, page, "first");
        SERVER.sql("update thread set open = false where page = $1", page);

        see(ErrorCode.THREAD_CLOSED, ada.post("/comments", Drafts.comment(page, "x")));
        see(ErrorCode.THREAD_CLOSED, ada.post("/comments", Drafts.reply(page, id, "x")));
        assertThat(Drafts.thread(nobody, page).text("/thread/state")).isEqualTo("closed");
    }

    @Test
    void idempotencyMismatch() {
        ada.with("idempotency-key", page)
                .post("/comments", Drafts.comment(page, "one"))
                .is(201);
        see(
                ErrorCode.IDEMPOTENCY_MISMATCH,
                ada.with("idempotency-key", page).post("/comments", Drafts.comment(page, "two")));
    }

    @Test
    void tooManyRequests() {
        for (int n = 0; n < 3; n++) {
            Drafts.post(ada, page, "comment " + n);
        }
        Reply refused = see(ErrorCode.TOO_MANY_REQUESTS, ada.post("/comments", Drafts.comment(page, "one more")));
        assertThat(Integer.parseInt(refused.header("retry-after").orElseThrow()))
                .isBetween(1, 20);
        SERVER.reader("Somebody else of " + page)
                .post("/comments", Drafts.comment(page, "x"))
                .is(201);
        List<Integer> statuses = new ArrayList<>();
        for (int n = 0; n < 9; n++) {
            Reply guest = nobody.post("/auth/guest", Map.of("name", "Guest"));
            statuses.add(guest.status());
        }
        assertThat(statuses).contains(429);
    }

    /** The database holds a row of the thread, one command is with it, one waits, and the next is too many. */
    @Test
    void overloaded() {
        Drafts.post(ada, page, "first");
        SqlConnection holder = hold(page);
        List<CompletableFuture<Reply>> waiting = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            Api poster = SERVER.reader("Poster " + n + " of " + page);
            waiting.add(poster.start("POST", "/comments", Api.json(Drafts.comment(page, "comment " + n))));
        }
        Reply refused = (Reply) CompletableFuture.anyOf(waiting.toArray(CompletableFuture[]::new))
                .join();
        see(ErrorCode.OVERLOADED, refused);
        TestServer.await(holder.query("rollback").execute());
        TestServer.await(holder.close());
        waiting.forEach(each -> assertThat(each.join().status()).isIn(201, 503));
    }

    /** The connection is cut while the write is under way. */
    @Test
    void outcomeUnknown() {
        Drafts.post(ada, page, "first");
        SqlConnection holder = hold(page);
        CompletableFuture<Reply> under =
                ada.start("POST", "/comments", Api.json(Drafts.comment(page, "was it written?")));
        Awaitility.await().until(() -> SERVER.sql("""
                        select pg_terminate_backend(pid) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """).rowCount() > 0);
        Reply reply = see(ErrorCode.OUTCOME_UNKNOWN, under.join());
        TestServer.await(holder.query("rollback").execute());
        TestServer.await(holder.close());

        assertThat(reply.at("/retry").asBoolean()).isTrue();
        Awaitility.await()
                .untilAsserted(() -> assertThat(SERVER.reader("After of " + page)
                                .post("/preview", Map.of("body", "x"))
                                .status())
                        .isEqualTo(200));
        Drafts.post(SERVER.reader("After of " + page), page, "goes on");
    }

    /** Something that nobody expected: here a table that is gone. */
    @Test
    void internalTellsNothingButAnId() {
        String id = Drafts.post(ada, page, "first");
        SERVER.sql("alter table decision rename to hidden");
        try {
            Reply reply = see(ErrorCode.INTERNAL, mod.get("/comments/" + id + "/history"));
            assertThat(reply.text()).doesNotContain("decision", "Exception", "relation");
        } finally {
            SERVER.sql("alter table hidden rename to decision");
        }
    }

    private SqlConnection hold(String key) {
        SqlConnection holder = TestServer.await(SERVER.pool().getConnection());
        TestServer.await(holder.query("begin").execute());
        TestServer.await(holder.preparedQuery("""
                        select 1 from thread_counter where thread_id = (select thread_id from page_alias where page = $1)
                        for update
                        """).execute(Tuple.of(key)));
        return holder;
    }

    private static Reply see(ErrorCode code, Reply reply) {
        reply.is(code);
        assertThat(reply.text("/title")).isEqualTo(code.title());
        assertThat(reply.at("/retry").asBoolean()).isEqualTo(code.retry());
        SEEN.add(code);
        return reply;
    }

    private static java.util.UUID uuid(String id) {
        return java.util.UUID.fromString(id);
    }

    @Test
    void settingsConflict() {
        Api admin = nobody.as(SsoToken.of("daily", "Admin").role("admin").text());
        int revision = admin.get("/settings").is(200).at("/revision").asInt();
        String change = Api.json(Map.of("revision", revision, "policy", Map.of()));
        admin.send("PUT", "/settings", change).is(200);
        see(ErrorCode.SETTINGS_CONFLICT, admin.send("PUT", "/settings", change));
    }

    @Test
    void keysUnavailable() {
        String token = SsoToken.of("signed", "Ada")
                .claim("iss", "https://absent.example")
                .text();
        Reply reply =
                see(ErrorCode.KEYS_UNAVAILABLE, nobody.at("signed").as(token).get("/mine?page=" + page));
        assertThat(reply.header("retry-after")).isPresent();
    }

    @Test
    void alreadyThereAndDeclared() {
        Api admin = nobody.as(SsoToken.of("daily", "Admin").role("admin").text());
        Map<String, Object> key = Map.of("kind", "secret", "issuer", "https://twice.example", "kid", "k" + page);
        admin.post("/sso-keys", key).is(201);
        see(ErrorCode.ALREADY_THERE, admin.post("/sso-keys", key));
        for (JsonNode one : admin.get("/sso-keys").is(200).at("/items")) {
            if (one.path("declared").asBoolean()) {
                see(
                        ErrorCode.DECLARED,
                        admin.delete("/sso-keys/" + one.path("id").asText()));
            }
        }
    }

    @Test
    void linkOver() {
        see(ErrorCode.LINK_OVER, nobody.post("/invitations/accept", Map.of("token", "guessed", "name", "Mo")));
    }
}
