package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.LettersSent;
import io.repartee.testing.LiveReader;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Another name, and what somebody wrote as a guest. */
class OwnProfileIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.with("""
            limits: {comments-per-minute: 0, guests-per-minute: 0, address-sign-ins-per-minute: 0}
            mail: {host: 127.0.0.1, port: 1, tls: none, from: comments@daily.example}
            """);

    private final Api nobody = SERVER.anonymous();
    private final String page = TestServer.page();
    private final Reply member = member("Lena " + page);
    private final Api lena = nobody.as(member.text("/token"));

    @BeforeAll
    static void offer() {
        SERVER.sql("update site set policy = '{\"signIn\":{\"email\":true,\"uniqueNames\":true},"
                + "\"engagement\":{\"votes\":\"up-down\",\"guests\":\"all\"}}' where key = 'daily'");
        Awaitility.await().until(() -> SERVER.anonymous().get("").text().contains("\"email\""));
    }

    private Reply member(String name) {
        String address = "p" + UUID.randomUUID() + "@daily.example";
        nobody.post("/auth/email", Map.of("email", address, "name", name)).is(202);
        return nobody.post("/auth/email/confirm", Map.of("token", new LettersSent(SERVER).link(address)))
                .is(200);
    }

    private Reply guest(String name) {
        return nobody.post("/auth/guest", Map.of("name", name)).is(201);
    }

    private LiveReader listening() {
        LiveReader reader = LiveReader.connect(SERVER.address(), "daily", null);
        reader.subscribe("thread:" + page, null);
        reader.awaitSubscribed("thread:" + page);
        return reader;
    }

    private void awaitChange(LiveReader reader) {
        Awaitility.await()
                .until(() -> reader.events("thread:" + page).stream()
                        .anyMatch(event -> event.path("type").asText().equals("thread.changed")));
    }

    private static void anHourLater() {
        SERVER.sql("update account set renamed_at = renamed_at - interval '1 hour'");
    }

    private String author(String comment) {
        return nobody.get("/comments/" + comment).is(200).text("/comment/author/name");
    }

    @Test
    void anotherNameStandsBesideWhatWasWrittenAndReadersAreTold() {
        String comment = Drafts.post(lena, page, "mine");
        try (LiveReader reader = listening()) {
            Reply me = lena.patch("/accounts/me", Map.of("name", "Lena B. " + page))
                    .is(200);

            assertThat(me.text("/name")).isEqualTo("Lena B. " + page);
            awaitChange(reader);
        }
        assertThat(author(comment)).isEqualTo("Lena B. " + page);
        // the token still has the old name, and changes nothing back
        String another = Drafts.post(lena, page, "mine, too");
        assertThat(author(another)).isEqualTo("Lena B. " + page);
        assertThat(lena.get("/accounts/me").text("/name")).isEqualTo("Lena B. " + page);
        assertThat(nobody.post("/auth/refresh", Map.of("refresh", member.text("/refresh")))
                        .text("/account/name"))
                .isEqualTo("Lena B. " + page);
    }

    @Test
    void aNameLastsAnHour() {
        lena.patch("/accounts/me", Map.of("name", "One " + page)).is(200);
        lena.patch("/accounts/me", Map.of("name", "One " + page)).is(200);

        Reply refused =
                lena.patch("/accounts/me", Map.of("name", "Two " + page)).is(ErrorCode.TOO_MANY_REQUESTS);

        assertThat(Integer.parseInt(refused.header("retry-after").orElseThrow()))
                .isBetween(3_500, 3_600);
        anHourLater();
        lena.patch("/accounts/me", Map.of("name", "Two " + page)).is(200);
    }

    @Test
    void aNameThatLooksLikeSomebodysIsTakenUntilTheyLeaveIt() {
        Api mira = nobody.as(member("Mira " + page).text("/token"));

        lena.patch("/accounts/me", Map.of("name", "Мira " + page)).is(ErrorCode.NAME_TAKEN);
        mira.patch("/accounts/me", Map.of("name", "Mirabelle " + page)).is(200);
        lena.patch("/accounts/me", Map.of("name", "Мira " + page)).is(200);
        lena.patch("/accounts/me", Map.of("name", " ")).is(ErrorCode.INVALID_FIELDS);
        lena.patch("/accounts/me", Map.of("name", "a\u202Eb")).is(ErrorCode.INVALID_FIELDS);
    }

    @Test
    void whatAGuestWroteIsThePersonsAfterwardsAndOpenPagesAreTold() {
        Reply visitor = guest("Visitor " + page);
        Api guest = nobody.as(visitor.text("/token"));
        String top = Drafts.post(guest, page, "as a guest");
        String reply = Drafts.answer(guest, page, top, "once more");
        try (LiveReader reader = listening()) {
            Reply claimed = lena.post("/accounts/me/claims", Map.of("token", visitor.text("/token")))
                    .is(200);

            assertThat(claimed.at("/comments").asInt()).isEqualTo(2);
            awaitChange(reader);
        }
        JsonNode shown = Drafts.thread(nobody, page).at("/items/0");
        assertThat(shown.at("/author/id").asText()).isEqualTo(member.text("/account/id"));
        assertThat(shown.at("/replies/0/author/name").asText()).isEqualTo("Lena " + page);
        lena.patch("/comments/" + reply, Drafts.edit("once more, edited", 1)).is(200);
        assertThat(lena.get("/accounts/me/comments").is(200).each("/items", "id"))
                .contains(top, reply);
        assertThat(nobody.get("/profiles/" + visitor.text("/account/id")).status())
                .isEqualTo(404);
    }

    @Test
    void theGuestIsOverOnAllNodes() {
        Reply visitor = guest("Visitor " + page);
        Api guest = nobody.as(visitor.text("/token"));
        Drafts.post(guest, page, "as a guest");

        lena.post("/accounts/me/claims", Map.of("token", visitor.text("/token")))
                .is(200);

        Awaitility.await()
                .until(() ->
                        guest.get("/accounts/me").json().path("code").asText().equals("token_revoked"));
        nobody.post("/auth/refresh", Map.of("refresh", visitor.text("/refresh")))
                .is(ErrorCode.SESSION_ENDED);
        lena.post("/accounts/me/claims", Map.of("token", visitor.text("/token")))
                .is(ErrorCode.INVALID_FIELDS);
    }

    /** The totals are counted again after the class. */
    @Test
    void ofTwoVoicesOfOnePersonOneIsLeftAndNoneForOnesOwn() {
        Api other = SERVER.reader("Other " + page);
        Reply visitor = guest("Visitor " + page);
        Api guest = nobody.as(visitor.text("/token"));
        String others = Drafts.post(other, page, "of somebody else");
        String guests = Drafts.post(guest, page, "of the guest");
        String lenas = Drafts.post(lena, page, "of Lena");
        vote(guest, others, 1);
        vote(lena, others, -1);
        vote(lena, guests, 1);
        vote(guest, lenas, 1);
        vote(other, lenas, 1);

        lena.post("/accounts/me/claims", Map.of("token", visitor.text("/token")))
                .is(200);

        assertThat(votes(others)).isEqualTo("{\"up\":0,\"down\":1}");
        assertThat(votes(guests)).isEqualTo("{\"up\":0,\"down\":0}");
        assertThat(votes(lenas)).isEqualTo("{\"up\":1,\"down\":0}");
    }

    private static void vote(Api who, String comment, int value) {
        who.send("PUT", "/comments/" + comment + "/vote", "{\"value\":" + value + "}")
                .is(200);
    }

    private String votes(String comment) {
        return nobody.get("/comments/" + comment).is(200).at("/comment/votes").toString();
    }

    @Test
    void followsMutesAndNoticesComeAlong() {
        Api other = SERVER.reader("Other " + page);
        Reply visitor = guest("Visitor " + page);
        Api guest = nobody.as(visitor.text("/token"));
        String top = Drafts.post(guest, page, "as a guest");
        guest.post("/follows", Map.of("kind", "thread", "target", page)).is(204);
        String third = Drafts.author(SERVER.reader("Third " + page), TestServer.page());
        guest.send("PUT", "/mutes/" + third, null).is(204);
        other.post("/follows", Map.of("kind", "author", "target", visitor.text("/account/id")))
                .is(204);
        Drafts.answer(other, page, top, "an answer");
        Awaitility.await().until(() -> guest.get("/inbox").json().path("unread").asInt() == 1);

        lena.post("/accounts/me/claims", Map.of("token", visitor.text("/token")))
                .is(200);

        assertThat(lena.get("/follows").is(200).each("/items", "target")).contains(page);
        assertThat(lena.get("/mutes").is(200).each("/items", "id")).containsExactly(third);
        assertThat(other.get("/follows").is(200).each("/items", "target")).containsExactly(member.text("/account/id"));
        assertThat(lena.get("/inbox").is(200).at("/unread").asInt()).isEqualTo(1);
    }

    @Test
    void onlyAGuestsOwnTokenWillDo() {
        Reply visitor = guest("Visitor " + page);

        lena.post("/accounts/me/claims", Map.of("token", member("Ina " + page).text("/token")))
                .is(ErrorCode.INVALID_FIELDS);
        lena.post("/accounts/me/claims", Map.of("token", visitor.text("/refresh")))
                .is(ErrorCode.INVALID_FIELDS);
        nobody.as(guest("Another " + page).text("/token"))
                .post("/accounts/me/claims", Map.of("token", visitor.text("/token")))
                .is(ErrorCode.ROLE_REQUIRED);
    }
}
