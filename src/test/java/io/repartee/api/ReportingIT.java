package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Readers report, moderators decide, and who reports without reason loses weight. */
class ReportingIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada");
    private final Api mod = SERVER.moderator("Mod");
    private final Api nobody = SERVER.anonymous();

    @Test
    void aReportIsOnePerPersonAndRevision() {
        String id = Drafts.post(ada, page, "nasty");
        Api grace = SERVER.reader("Grace of " + page);

        Reply first = report(grace, id, "abuse").is(201);
        Reply again = report(grace, id, "spam").is(201);

        assertThat(again.json()).isEqualTo(first.json());
        assertThat(first.text("/reason")).isEqualTo("abuse");
        assertThat(open(id)).isEqualTo(1);

        ada.patch("/comments/" + id, Drafts.edit("nastier", 1)).is(200);
        Reply second = report(grace, id, "hate").is(201);
        assertThat(second.text("/id")).isNotEqualTo(first.text("/id"));
        assertThat(second.at("/revision").asInt()).isEqualTo(2);
        assertThat(open(id)).isEqualTo(2);
    }

    @Test
    void manyReportsAtOnceAreEachCountedOnce() {
        String id = Drafts.post(ada, page, "nasty");
        int before = reported();
        List<CompletableFuture<Reply>> sent = new ArrayList<>();
        for (int n = 0; n < 4; n++) {
            Api reader = SERVER.reader("Reader " + n + " of " + page);
            for (int again = 0; again < 3; again++) {
                sent.add(reader.start("POST", "/comments/" + id + "/reports", "{\"reason\":\"spam\"}"));
            }
        }
        sent.forEach(each -> each.join().is(201));

        assertThat(open(id)).isEqualTo(4);
        assertThat(reported()).isEqualTo(before + 1);
    }

    @Test
    void theFirstReportReachesTheModeratorsLive() {
        String id = Drafts.post(ada, page, "nasty");
        try (LiveReader desk = LiveReader.connect(
                SERVER.address(),
                "daily",
                SsoToken.of("daily", "Mod").role("moderator").text())) {
            desk.subscribe("site", null);
            desk.awaitSubscribed("site");

            report(SERVER.reader("Grace of " + page), id, "abuse").is(201);

            Awaitility.await()
                    .untilAsserted(() -> assertThat(desk.events("site")).anySatisfy(event -> {
                        assertThat(event.path("type").asText()).isEqualTo("queue.entered");
                        assertThat(event.at("/comment/id").asText()).isEqualTo(id);
                        assertThat(event.at("/comment/reports/0/reason").asText())
                                .isEqualTo("abuse");
                    }));
        }
        Reply reports = mod.get("/comments/" + id + "/reports").is(200);
        assertThat(reports.text("/items/0/by/name")).isEqualTo("Grace of " + page);
        assertThat(reports.at("/items/0/verdict").isNull()).isTrue();
    }

    @Test
    void enoughReportsHideACommentUntilAModeratorLooks() {
        String id = Drafts.post(ada, page, "nasty");
        String answer = Drafts.answer(ada, page, id, "and more");
        for (int n = 0; n < 4; n++) {
            report(SERVER.reader("Reader " + n + " of " + page), answer, "abuse")
                    .is(201);
        }
        assertThat(nobody.get("/comments/" + answer).is(200).text("/comment/status"))
                .isEqualTo("published");

        Reply last =
                report(SERVER.reader("Reader 4 of " + page), answer, "abuse").is(201);

        nobody.get("/comments/" + answer).is(ErrorCode.COMMENT_NOT_FOUND);
        assertThat(Drafts.thread(nobody, page).at("/items/0/replyCount").asInt())
                .isZero();
        assertThat(mod.get("/comments/" + answer).is(200).text("/comment/status"))
                .isEqualTo("held");
        assertThat(report(SERVER.reader("Reader 4 of " + page), answer, "abuse")
                        .is(201)
                        .json())
                .as("a retry does not depend on what became of the comment")
                .isEqualTo(last.json());
        report(SERVER.reader("Reader 5 of " + page), answer, "abuse").is(ErrorCode.COMMENT_NOT_FOUND);
        report(mod, answer, "abuse").is(ErrorCode.STATUS_CONFLICT);
    }

    @Test
    void readersLoseAHiddenCommentAtOnce() {
        String id = Drafts.post(ada, page, "nasty");
        try (LiveReader reader = LiveReader.connect(SERVER.address(), "daily", null)) {
            reader.subscribe("thread:" + page, null);
            reader.awaitSubscribed("thread:" + page);
            for (int n = 0; n < 5; n++) {
                report(SERVER.reader("Reader " + n + " of " + page), id, "abuse")
                        .is(201);
            }
            Awaitility.await()
                    .untilAsserted(() -> assertThat(reader.events("thread:" + page))
                            .extracting(event -> event.path("type").asText())
                            .containsExactly("comment.removed"));
        }
    }

    @Test
    void guestsBringACommentToTheModeratorsButDoNotHideIt() {
        String id = Drafts.post(ada, page, "fine");
        for (int n = 0; n < 6; n++) {
            Api guest = nobody.as(
                    nobody.post("/auth/guest", Map.of("name", "Guest")).text("/token"));
            report(guest, id, "spam").is(201);
        }
        assertThat(nobody.get("/comments/" + id).is(200).text("/comment/status"))
                .isEqualTo("published");
        assertThat(mod.get("/comments/" + id + "/reports")
                        .is(200)
                        .at("/items/0/weight")
                        .asDouble())
                .isZero();
    }

    @Test
    void reportsThatWereDismissedMakeTheNextOnesWeighLess() {
        String name = "Crier of " + page;
        List<Double> weights = new ArrayList<>();
        for (int n = 0; n < 5; n++) {
            String id = Drafts.post(ada, page, "fine " + n);
            report(SERVER.reader(name), id, "abuse").is(201);
            JsonNode mine = mod.get("/comments/" + id + "/reports").is(200).at("/items/0");
            weights.add(mine.path("weight").asDouble());
            Drafts.decide(mod, "approve", id, 1, "published");
        }
        assertThat(weights).containsExactly(1.0, 0.67, 0.5, 0.4, 0.0);

        String id = Drafts.post(ada, page, "awful");
        report(SERVER.reader(name), id, "abuse").is(201);
        Drafts.decide(mod, "reject", id, 1, "published");
        String next = Drafts.post(ada, page, "awful again");
        report(SERVER.reader(name), next, "abuse").is(201);
        JsonNode mine = mod.get("/comments/" + next + "/reports").is(200).at("/items/0");
        assertThat(mine.path("weight").asDouble()).isEqualTo(0.5);
        assertThat(mine.at("/by/record/upheld").asInt()).isEqualTo(1);
        assertThat(mine.at("/by/record/dismissed").asInt()).isEqualTo(5);
    }

    @Test
    void aDecisionAnswersTheReportsAndTakingItBackOpensThemAgain() {
        String id = Drafts.post(ada, page, "nasty");
        report(SERVER.reader("Grace of " + page), id, "abuse").is(201);
        String decision = Drafts.decide(mod, "reject", id, 1, "published")
                .path("decisionId")
                .asText();
        assertThat(mod.get("/comments/" + id + "/reports").is(200).text("/items/0/verdict"))
                .isEqualTo("upheld");

        mod.send("POST", "/decisions/" + decision + "/undo", null).is(200);

        assertThat(mod.get("/comments/" + id + "/reports")
                        .is(200)
                        .at("/items/0/verdict")
                        .isNull())
                .isTrue();
    }

    @Test
    void whatWasReportedWhileADecisionStoodIsCountedWhenItIsTakenBack() {
        String id = Drafts.post(ada, page, "nasty");
        report(SERVER.reader("Grace of " + page), id, "abuse").is(201);
        int before = reported();
        String decision = Drafts.decide(mod, "approve", id, 1, "published")
                .path("decisionId")
                .asText();
        assertThat(reported()).isEqualTo(before - 1);
        report(SERVER.reader("Linus of " + page), id, "abuse").is(201);

        mod.send("POST", "/decisions/" + decision + "/undo", null).is(200);

        assertThat(open(id)).isEqualTo(2);
        assertThat(reported()).isEqualTo(before);
    }

    @Test
    void aDeletedCommentLeavesTheReportedQueue() {
        String id = Drafts.post(ada, page, "nasty");
        int before = reported();
        report(SERVER.reader("Grace of " + page), id, "abuse").is(201);
        assertThat(reported()).isEqualTo(before + 1);
        ada.delete("/comments/" + id).is(204);
        assertThat(reported()).isEqualTo(before);
    }

    @Test
    void refusesWhatIsOwnUnknownRemovedOrWithoutReason() {
        String id = Drafts.post(ada, page, "mine");
        report(ada, id, "spam").is(ErrorCode.OWN_COMMENT);
        report(ada, UUID.randomUUID().toString(), "spam").is(ErrorCode.COMMENT_NOT_FOUND);
        report(nobody, id, "spam").is(ErrorCode.TOKEN_MISSING);
        report(SERVER.reader("Grace"), id, "illegal").is(ErrorCode.INVALID_FIELDS);
        report(SERVER.reader("Grace"), id, "nonsense").is(ErrorCode.INVALID_FIELDS);

        Drafts.answer(SERVER.reader("Grace"), page, id, "stays");
        ada.delete("/comments/" + id).is(204);
        report(SERVER.reader("Grace"), id, "spam").is(ErrorCode.STATUS_CONFLICT);
    }

    @Test
    void pagesThroughReports() {
        String id = Drafts.post(ada, page, "nasty");
        for (int n = 0; n < 4; n++) {
            report(SERVER.reader("Reader " + n + " of " + page), id, "abuse").is(201);
        }
        Reply first = mod.get("/comments/" + id + "/reports?limit=3").is(200);
        Reply rest = mod.get("/comments/" + id + "/reports?limit=3&after=" + first.text("/next"))
                .is(200);
        List<String> all = new ArrayList<>(first.each("/items", "id"));
        all.addAll(rest.each("/items", "id"));
        assertThat(all).hasSize(4).doesNotHaveDuplicates();
        assertThat(rest.at("/next").isNull()).isTrue();
    }

    private static Reply report(Api who, String id, String reason) {
        return who.post("/comments/" + id + "/reports", Map.of("reason", reason));
    }

    private static int open(String id) {
        return SERVER.sql("select reports from comment where comment_id = $1", UUID.fromString(id))
                .iterator()
                .next()
                .getInteger(0);
    }

    private static int reported() {
        return SERVER.sql("select reported from site_counter k join site s using (site_id) where s.key = 'daily'")
                .iterator()
                .next()
                .getInteger(0);
    }
}
