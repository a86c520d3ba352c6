package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StayingSignedInIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static URI there;

    private final Api nobody = SERVER.anonymous();
    private final String page = TestServer.page();

    @BeforeAll
    static void startTheOtherNode() {
        there = SERVER.anotherNode();
    }

    private Reply guest(String name) {
        return nobody.with("user-agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")
                .post("/auth/guest", Map.of("name", name))
                .is(201);
    }

    private Reply refresh(String refresh) {
        return nobody.post("/auth/refresh", Map.of("refresh", refresh));
    }

    private Api elsewhere(Reply signedIn) {
        return Api.anonymous(there, "daily").as(signedIn.text("/token"));
    }

    private void age(Reply signedIn) {
        SERVER.sql(
                "update session set rotated_at = rotated_at - interval '11 seconds' where account_id = $1",
                UUID.fromString(signedIn.text("/account/id")));
    }

    @Test
    void aRefreshTokenGivesTheNextOfBothToTheSameAccount() {
        Reply first = guest("Ada");

        Reply second = refresh(first.text("/refresh")).is(200);
        Reply third = refresh(second.text("/refresh")).is(200);

        assertThat(List.of(first.text("/refresh"), second.text("/refresh"), third.text("/refresh")))
                .doesNotHaveDuplicates();
        assertThat(third.json().path("account")).isEqualTo(first.json().path("account"));
        elsewhere(third).post("/comments", Drafts.comment(page, "x")).is(201);
        elsewhere(first).post("/comments", Drafts.comment(page, "y")).is(201);
    }

    @Test
    void twoTabsAndADoubleClickGetTheSameNextToken() {
        Reply first = guest("Tabs");
        String body = Api.json(Map.of("refresh", first.text("/refresh")));
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            asked.add((n % 2 == 0 ? nobody : Api.anonymous(there, "daily")).start("POST", "/auth/refresh", body));
        }

        List<String> next = asked.stream()
                .map(reply -> reply.join().is(200).text("/refresh"))
                .distinct()
                .toList();

        assertThat(next).hasSize(1);
        refresh(next.get(0)).is(200);
    }

    @Test
    void aTokenThatComesAgainLaterEndsItsSessionOnEveryNode() {
        Reply first = guest("Stolen");
        Reply second = refresh(first.text("/refresh")).is(200);
        elsewhere(second).get("/mine?page=" + page).is(200);
        age(first);

        refresh(first.text("/refresh")).is(ErrorCode.SESSION_ENDED);

        refresh(second.text("/refresh")).is(ErrorCode.SESSION_ENDED);
        untilRefused(elsewhere(second));
        elsewhere(first).get("/mine?page=" + page).is(ErrorCode.TOKEN_REVOKED);
    }

    @Test
    void anOlderTokenEndsTheSessionAlsoWithinSeconds() {
        Reply first = guest("Older");
        Reply second = refresh(first.text("/refresh")).is(200);
        refresh(second.text("/refresh")).is(200);

        refresh(first.text("/refresh")).is(ErrorCode.SESSION_ENDED);
    }

    @Test
    void whatWasNeverGivenOutIsRefusedAndEndsNothing() {
        Reply first = guest("Forged");
        String right = first.text("/refresh");
        String wrong = right.substring(0, right.length() - 1) + (right.endsWith("A") ? "B" : "A");

        for (String text :
                List.of("", "rr_", "x", wrong, wrong + "AAAA", "rr_" + "A".repeat(5000), first.text("/token"))) {
            refresh(text).is(ErrorCode.REFRESH_INVALID);
        }
        nobody.at("strict").post("/auth/refresh", Map.of("refresh", right)).is(ErrorCode.REFRESH_INVALID);

        refresh(right).is(200);
    }

    @Test
    void aSessionThatNobodyUsesEnds() {
        Reply first = guest("Gone");
        SERVER.sql(
                "update session set expires_at = now() where account_id = $1",
                UUID.fromString(first.text("/account/id")));

        refresh(first.text("/refresh")).is(ErrorCode.SESSION_ENDED);
    }

    @Test
    void signingOutEndsTheSocketAndTheTokensOfThatSessionAlone() {
        Reply here = guest("Leaves");
        elsewhere(here).post("/comments", Drafts.comment(page, "x")).is(201);
        try (LiveReader socket = LiveReader.connect(there, "daily", here.text("/token"))) {
            socket.subscribe("me", null);
            socket.awaitSubscribed("me");

            nobody.post("/auth/sign-out", Map.of("refresh", here.text("/refresh")))
                    .is(204);

            Awaitility.await().until(() -> socket.closeCode().isPresent());
        }
        untilRefused(elsewhere(here));
        refresh(here.text("/refresh")).is(ErrorCode.SESSION_ENDED);
        nobody.post("/auth/sign-out", Map.of("refresh", here.text("/refresh"))).is(204);
        nobody.post("/auth/sign-out", Map.of("refresh", "rr_x")).is(ErrorCode.REFRESH_INVALID);
    }

    @Test
    void signsOutByTheTokenAloneToo() {
        Reply here = guest("Token alone");
        Api me = nobody.as(here.text("/token"));

        me.post("/auth/sign-out", Map.of()).is(204);

        untilRefused(me);
        refresh(here.text("/refresh")).is(ErrorCode.SESSION_ENDED);
        SERVER.reader("Publisher's own").post("/auth/sign-out", Map.of()).is(204);
    }

    @Test
    void listsAndEndsOnesOwnSessions() {
        Reply here = guest("Lists");
        Api me = nobody.as(here.text("/token"));
        JsonNode only = me.get("/auth/sessions").is(200).json().path("items");
        Api stranger = nobody.as(guest("Stranger").text("/token"));

        assertThat(only).hasSize(1);
        assertThat(only.get(0).path("current").asBoolean()).isTrue();
        assertThat(only.get(0).path("method").asText()).isEqualTo("guest");
        assertThat(only.get(0).path("device").asText()).isEqualTo("Firefox, Linux");
        String session = "/auth/sessions/" + only.get(0).path("id").asText();
        stranger.delete(session).is(ErrorCode.SESSION_NOT_FOUND);
        me.delete("/auth/sessions/x").is(ErrorCode.SESSION_NOT_FOUND);
        me.delete(session).is(204);
        untilRefused(me);
        refresh(here.text("/refresh")).is(ErrorCode.SESSION_ENDED);
        assertThat(SERVER.reader("Publisher's")
                        .get("/auth/sessions")
                        .is(200)
                        .json()
                        .path("items"))
                .isEmpty();
    }

    @Test
    void signingOutEverywhereEndsAllSessionsAndWhoComesBackAtOnceIsIn() {
        Reply here = guest("Everywhere");
        Reply next = refresh(here.text("/refresh")).is(200);
        Api me = nobody.as(here.text("/token"));

        me.delete("/auth/sessions").is(204);

        untilRefused(elsewhere(next));
        refresh(next.text("/refresh")).is(ErrorCode.SESSION_ENDED);
        Reply again = guest("Everywhere");
        elsewhere(again).get("/mine?page=" + page).is(200);
    }

    @Test
    void anAdminSignsAGuestOutForGood() {
        Reply victim = guest("Victim");
        Api admin = nobody.as(SsoToken.of("daily", "Admin").role("admin").text());

        admin.post("/accounts/" + victim.text("/account/id") + "/sign-out", null)
                .is(204);

        untilRefused(elsewhere(victim));
        refresh(victim.text("/refresh")).is(ErrorCode.SESSION_ENDED);
    }

    @Test
    void theDatabaseHoldsNoRefreshToken() {
        Reply first = guest("Hashed");
        byte[] secret =
                java.util.Base64.getUrlDecoder().decode(first.text("/refresh").substring(3));
        String hex = java.util.HexFormat.of().formatHex(secret, 20, 52);

        String row = SERVER.sql(
                        "select session::text as row from session where account_id = $1",
                        UUID.fromString(first.text("/account/id")))
                .iterator()
                .next()
                .getString("row");

        assertThat(row).doesNotContain(hex).doesNotContain(first.text("/refresh"));
    }

    private void untilRefused(Api api) {
        Awaitility.await()
                .until(() -> api.get("/mine?page=" + page)
                        .json()
                        .path("code")
                        .asText()
                        .equals("token_revoked"));
    }
}
