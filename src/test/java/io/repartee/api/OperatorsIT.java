package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** From the link that a new server prints to the sites that an operator makes. */
class OperatorsIT {
    private static final String AT = "/api/v1/server";

    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static Api olga;
    private static String used;

    @BeforeAll
    static void theFirstOneComes() {
        String first = link();
        String second = link();
        Reply signedIn = SERVER.anonymous()
                .post(AT + "/sign-in", Map.of("token", first, "name", "Olga"))
                .is(201);
        olga = SERVER.anonymous().as(signedIn.text("/token"));
        used = first;
        // the other link for the first operator is worth nothing now
        SERVER.anonymous().post(AT + "/sign-in", Map.of("token", second)).is(ErrorCode.LINK_OVER);
    }

    private static String link() {
        return TestServer.await(SERVER.server().firstOperator())
                .orElseThrow()
                .link()
                .replaceFirst(".*#operator=", "");
    }

    @Test
    void theFirstLinkIsForTheFirstAloneAndOnce() {
        assertThat(TestServer.await(SERVER.server().firstOperator())).isEmpty();
        Reply used = SERVER.anonymous()
                .post(AT + "/sign-in", Map.of("token", OperatorsIT.used, "name", "Eve"))
                .is(ErrorCode.LINK_OVER);
        Reply guessed = SERVER.anonymous()
                .post(AT + "/sign-in", Map.of("token", "guessed"))
                .is(ErrorCode.LINK_OVER);
        assertThat(used.text()).isEqualTo(guessed.text());
        assertThat(olga.get(AT).is(200).text("/name")).isEqualTo("Olga");
        String links = SERVER.sql(
                        "select coalesce(string_agg(encode(token_hash, 'escape'), ' '), '') from operator_link")
                .iterator()
                .next()
                .getString(0);
        assertThat(links).doesNotContain(OperatorsIT.used);
    }

    @Test
    void makesASiteWhereSomebodyCommentsAMomentLater() {
        Reply made = olga.post(
                        AT + "/sites",
                        Map.of(
                                "site",
                                "weekly",
                                "name",
                                "The Weekly",
                                "origins",
                                List.of("https://w.example"),
                                "guests",
                                true))
                .is(201);
        assertThat(made.at("/declared").asBoolean()).isFalse();
        olga.post(AT + "/sites", Map.of("site", "weekly")).is(ErrorCode.ALREADY_THERE);

        Api weekly = SERVER.anonymous().at("weekly");
        Awaitility.await().until(() -> weekly.get("").status() == 200);
        Api guest = weekly.as(
                weekly.post("/auth/guest", Map.of("name", "G")).is(201).text("/token"));
        Drafts.post(guest, "a-page", "hello");

        Reply pass = olga.send("POST", AT + "/sites/weekly/pass", null).is(201);
        Api admin = weekly.as(pass.text("/token"));
        admin.get("/queues").is(200);
        String secret = admin.post("/sso-keys", Map.of("kind", "secret", "issuer", "https://w.example"))
                .is(201)
                .text("/secret");
        assertThat(secret).isNotEmpty();
        SERVER.anonymous().as(pass.text("/token")).get("/queues").is(ErrorCode.TOKEN_INVALID);
        olga.at("weekly").get("/queues").is(ErrorCode.TOKEN_INVALID);
    }

    @Test
    void changesASiteButNotADeclaredOne() {
        olga.post(AT + "/sites", Map.of("site", "monthly")).is(201);

        Reply changed = olga.patch(AT + "/sites/monthly", Map.of("name", "The Monthly", "guests", true))
                .is(200);

        assertThat(changed.text("/name")).isEqualTo("The Monthly");
        Awaitility.await()
                .until(() -> SERVER.anonymous()
                        .at("monthly")
                        .get("")
                        .json()
                        .at("/policy/guests")
                        .asBoolean());
        olga.patch(AT + "/sites/daily", Map.of("guests", false)).is(ErrorCode.DECLARED);
        olga.patch(AT + "/sites/nowhere", Map.of("guests", false)).is(ErrorCode.SITE_NOT_FOUND);
        assertThat(olga.patch(AT + "/sites/monthly", Map.of("origins", List.of("https://a.example/path")))
                        .is(ErrorCode.INVALID_FIELDS)
                        .text("/errors/0/field"))
                .isEqualTo("/origins");
        assertThat(olga.get(AT + "/sites").is(200).each("/items", "site")).contains("daily", "monthly", "strict");
        assertThat(olga.get(AT + "/audit").is(200).each("/items", "kind")).contains("site.made", "operator.made");
    }

    @Test
    void whoIsRemovedIsOutEverywhereAtOnce() {
        String token =
                olga.send("POST", AT + "/operators", null).is(201).text("/link").replaceFirst(".*#operator=", "");
        Reply signedIn = SERVER.anonymous()
                .post(AT + "/sign-in", Map.of("token", token, "name", "Omar"))
                .is(201);
        Api omar = SERVER.anonymous().as(signedIn.text("/token"));
        String pass = omar.send("POST", AT + "/sites/daily/pass", null).is(201).text("/token");
        SERVER.anonymous().as(pass).get("/queues").is(200);
        Api there = Api.anonymous(SERVER.anotherNode(), "daily").as(pass);
        there.get("/queues").is(200);

        olga.delete(AT + "/operators/" + signedIn.text("/operator/id")).is(204);

        omar.get(AT).is(ErrorCode.TOKEN_REVOKED);
        Awaitility.await()
                .atMost(java.time.Duration.ofSeconds(2))
                .until(() -> there.get("/queues").json().path("code").asText().equals("token_revoked"));
        olga.delete(AT + "/operators/" + signedIn.text("/operator/id")).is(ErrorCode.ACCOUNT_NOT_FOUND);
        olga.delete(AT + "/operators/" + olga.get(AT).text("/id")).is(ErrorCode.OWN_ACCOUNT);
    }

    @Test
    void nobodyOfASiteIsAnOperator() {
        for (String token : List.of(
                SsoToken.of("daily", "Ada").role("admin").text(),
                SsoToken.of("daily", "Ada")
                        .claim("aud", "repartee:server")
                        .role("operator")
                        .text(),
                SsoToken.of("daily", "Ada")
                        .claim("aud", "repartee:server")
                        .claim("iss", "repartee")
                        .text())) {
            SERVER.anonymous().as(token).get(AT + "/sites").is(ErrorCode.TOKEN_INVALID);
        }
        assertThat(StreamSupport.stream(olga.get(AT + "/operators").at("/items").spliterator(), false))
                .isNotEmpty();
    }

    @Test
    void anotherPagesScriptsHaveNoBusinessThere() {
        olga.with("origin", TestServer.ORIGIN).get(AT + "/sites").is(ErrorCode.ORIGIN_NOT_ALLOWED);
        olga.send("POST", AT + "/renew", null).is(201);
    }
}
