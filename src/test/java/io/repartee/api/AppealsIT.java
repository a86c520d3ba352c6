package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Why a comment was taken away, and the appeal that somebody else decides. */
class AppealsIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada");
    private final Api mod = SERVER.moderator("Mod");
    private final Api other = SERVER.moderator("Other");
    private final Api nobody = SERVER.anonymous();
    private final String comment = Drafts.post(ada, page, "mine");

    @Test
    void anAuthorLearnsWhyACommentIsGoneButNotWhoDecided() {
        mod.post(
                        "/decisions",
                        Map.of(
                                "action", "reject",
                                "reason", "illegal_threat",
                                "note", "third time",
                                "message", "Please do not threaten.",
                                "items", List.of(Map.of("commentId", comment, "revision", 1, "expect", "published"))))
                .is(200);

        Reply statement = ada.get("/comments/" + comment + "/statement").is(200);

        assertThat(statement.text("/decision/measure")).isEqualTo("removed");
        assertThat(statement.text("/facts/message")).isEqualTo("Please do not threaten.");
        assertThat(statement.text("/ground/kind")).isEqualTo("law");
        assertThat(statement.text("/ground/reference")).isEqualTo("illegal_threat");
        assertThat(statement.at("/automated/decision").asBoolean()).isFalse();
        assertThat(statement.at("/redress/mayAppeal").asBoolean()).isTrue();
        assertThat(statement.text()).doesNotContain("Mod", "third time");
    }

    @Test
    void whatTheReportsHideIsStatedAsAutomated() {
        for (int n = 0; n < 5; n++) {
            SERVER.reader("Reader " + n + " of " + page)
                    .post("/comments/" + comment + "/reports", Map.of("reason", "abuse"))
                    .is(201);
        }
        Reply statement = ada.get("/comments/" + comment + "/statement").is(200);
        assertThat(statement.text("/decision/measure")).isEqualTo("hidden_until_reviewed");
        assertThat(statement.at("/facts/reportedByReaders").asBoolean()).isTrue();
        assertThat(statement.at("/automated/decision").asBoolean()).isTrue();
        assertThat(statement.at("/redress/mayAppeal").asBoolean()).isFalse();
        appeal(ada).is(ErrorCode.STATUS_CONFLICT);
    }

    @Test
    void moderatorsHearOfAppealsAndOfTheirEnd() {
        Drafts.decide(mod, "reject", comment, 1, "published");
        String token = SsoToken.of("daily", "Listener").role("moderator").text();
        try (LiveReader live = LiveReader.connect(SERVER.address(), "daily", token)) {
            live.subscribe("site", null);
            live.awaitSubscribed("site");
            String id = appeal(ada).is(201).text("/id");
            other.post("/appeals/" + id + "/decide", Map.of("outcome", "dismissed"))
                    .is(200);
            Awaitility.await("what is told of the appeal")
                    .untilAsserted(() -> assertThat(live.events("site"))
                            .filteredOn(event -> event.path("id").asText().equals(comment))
                            .extracting(event -> event.path("type").asText())
                            .containsExactly("appeal.made", "appeal.dismissed"));
        }
    }

    @Test
    void nothingIsStatedOfACommentThatStands() {
        ada.get("/comments/" + comment + "/statement").is(ErrorCode.NOT_FOUND);
        mod.get("/comments/" + comment + "/statement").is(ErrorCode.NOT_AUTHOR);
        appeal(ada).is(ErrorCode.NOT_FOUND);
    }

    @Test
    void anAppealIsUpheldByAnotherModeratorAndTheCommentComesBack() {
        Drafts.decide(mod, "reject", comment, 1, "published");
        Reply made = appeal(ada).is(201);
        assertThat(appeal(ada).is(201).json()).as("once for each decision").isEqualTo(made.json());
        assertThat(other.get("/queues").is(200).at("/counts/appeals").asInt()).isPositive();
        JsonNode item = find(other, made.text("/id"));
        assertThat(item.path("mayDecide").asBoolean()).isTrue();
        assertThat(item.at("/decision/by").asText()).isEqualTo("Mod");
        assertThat(find(mod, made.text("/id")).path("mayDecide").asBoolean()).isFalse();

        Reply decided = decide(other, made.text("/id"), "upheld").is(200);

        assertThat(decided.text("/state")).isEqualTo("upheld");
        assertThat(nobody.get("/comments/" + comment).is(200).text("/comment/status"))
                .isEqualTo("published");
        assertThat(decide(other, made.text("/id"), "upheld").is(200).json())
                .as("a retry")
                .isEqualTo(decided.json());
        decide(other, made.text("/id"), "dismissed").is(ErrorCode.STATUS_CONFLICT);
        assertThat(kinds(comment)).contains("appeal.made", "appeal.decided", "decision");
    }

    @Test
    void neitherWhoDecidedNorAnAdminWhoDidMayDecideTheAppeal() {
        Api admin = nobody.as(SsoToken.of("daily", "Admin").role("admin").text());
        Drafts.decide(admin, "spam", comment, 1, "published");
        String id = appeal(ada).is(201).text("/id");

        decide(admin, id, "upheld").is(ErrorCode.SAME_MODERATOR);
        decide(admin, id, "dismissed").is(ErrorCode.SAME_MODERATOR);
        Drafts.decide(mod, "reject", comment, 1, "spam");
        decide(mod, id, "dismissed").is(ErrorCode.SAME_MODERATOR);
        assertThat(decide(other, id, "dismissed").is(200).text("/state")).isEqualTo("dismissed");
    }

    @Test
    void aModeratorDoesNotDecideAboutAnAppealOfTheirOwn() {
        String own = Drafts.post(other, page, "a moderator's own");
        Drafts.decide(mod, "reject", own, 1, "published");
        String id = other.post("/comments/" + own + "/appeal", Map.of("body", "why?"))
                .is(201)
                .text("/id");
        decide(other, id, "upheld").is(ErrorCode.SAME_MODERATOR);
    }

    @Test
    void whoTurnedItDownTakesItBackButDoesNotUpholdTheAppeal() {
        Drafts.decide(mod, "reject", comment, 1, "published");
        appeal(ada).is(201);
        mod.post(
                        "/decisions",
                        Map.of(
                                "action", "restore",
                                "reason", "appeal",
                                "items", List.of(Map.of("commentId", comment, "revision", 1, "expect", "rejected"))))
                .is(200);
        assertThat(state()).isEqualTo("settled");
    }

    @Test
    void anUpheldAppealIsOpenAgainWhenItsDecisionIsTakenBack() {
        Drafts.decide(mod, "reject", comment, 1, "published");
        String id = appeal(ada).is(201).text("/id");
        decide(other, id, "upheld").is(200);
        String decision = other.get("/comments/" + comment + "/history").is(200).text("/decisions/1/id");
        other.send("POST", "/decisions/" + decision + "/undo", null).is(200);

        assertThat(state()).isEqualTo("open");
        decide(other, id, "upheld").is(ErrorCode.SAME_MODERATOR);
        decide(SERVER.moderator("Third"), id, "dismissed").is(200);
    }

    @Test
    void theAuthorReadsTheAnswerAndNotTheNote() {
        Drafts.decide(mod, "reject", comment, 1, "published");
        String id = appeal(ada).is(201).text("/id");
        other.post(
                        "/appeals/" + id + "/decide",
                        Map.of("outcome", "dismissed", "note", "insists", "answer", "It stays down."))
                .is(200);
        Reply statement = ada.get("/comments/" + comment + "/statement").is(200);
        assertThat(statement.text("/redress/appeal/answer")).isEqualTo("It stays down.");
        assertThat(statement.text()).doesNotContain("insists", "Other");
    }

    @Test
    void ofTwoModeratorsAtOnceOneDecides() {
        Drafts.decide(mod, "reject", comment, 1, "published");
        String id = appeal(ada).is(201).text("/id");
        String path = "/appeals/" + id + "/decide";
        var upheld = other.start("POST", path, "{\"outcome\":\"upheld\"}");
        var dismissed = SERVER.moderator("Third").start("POST", path, "{\"outcome\":\"dismissed\"}");

        assertThat(Stream.of(upheld.join(), dismissed.join())
                        .map(Reply::status)
                        .sorted()
                        .toList())
                .containsExactly(200, 409);
    }

    @Test
    void saysWhichFieldIsNotRight() {
        Drafts.decide(mod, "reject", comment, 1, "published");
        ada.post("/comments/" + comment + "/appeal", Map.of("body", " ")).is(ErrorCode.INVALID_FIELDS);
        String id = appeal(ada).is(201).text("/id");
        decide(other, id, "maybe").is(ErrorCode.INVALID_FIELDS);
        other.get("/appeals?state=nonsense").is(ErrorCode.BAD_PARAMETER);
    }

    private Reply appeal(Api who) {
        return who.post("/comments/" + comment + "/appeal", Map.of("body", "It was a quotation."));
    }

    private static Reply decide(Api who, String id, String outcome) {
        return who.post("/appeals/" + id + "/decide", Map.of("outcome", outcome));
    }

    private String state() {
        return Stream.of("open", "decided")
                .flatMap(state ->
                        Stream.of(other.get("/appeals?limit=200&state=" + state).is(200)))
                .flatMap(reply -> reply.at("/items").valueStream())
                .filter(item -> item.path("commentId").asText().equals(comment))
                .map(item -> item.path("state").asText())
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode find(Api moderator, String id) {
        return moderator
                .get("/appeals?limit=200")
                .is(200)
                .at("/items")
                .valueStream()
                .filter(item -> item.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> kinds(String subject) {
        return mod.get("/audit?limit=200")
                .is(200)
                .at("/items")
                .valueStream()
                .filter(entry -> entry.path("subject").asText().equals(subject))
                .map(entry -> entry.path("kind").asText())
                .toList();
    }
}
