package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Moderating before and after publication, and two moderators at once. */
class ModeratingIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.strictReader("Ada");
    private final Api nobody = SERVER.anonymous().at("strict");
    private final Api mod = SERVER.strictModerator("Mod");
    private final Api other = SERVER.strictModerator("Other");

    @Test
    void holdsACommentUntilItIsApproved() {
        Reply posted = ada.post("/comments", Drafts.comment(page, "please")).is(201);
        String id = posted.text("/comment/id");

        assertThat(posted.text("/comment/status")).isEqualTo("held");
        assertThat(posted.at("/position").isNull()).isTrue();
        assertThat(Drafts.thread(nobody, page).at("/items")).isEmpty();
        nobody.get("/comments/" + id).is(ErrorCode.COMMENT_NOT_FOUND);
        assertThat(ada.get("/comments/" + id).is(200).text("/comment/status")).isEqualTo("held");
        assertThat(ada.get("/mine?page=" + page).is(200).at("/held/0/id").asText())
                .isEqualTo(id);
        assertThat(SERVER.strictReader("Grace")
                        .get("/mine?page=" + page)
                        .is(200)
                        .at("/held"))
                .isEmpty();

        JsonNode result = Drafts.decide(mod, "approve", id, 1, "held");

        assertThat(result.path("outcome").asText()).isEqualTo("applied");
        assertThat(result.path("status").asText()).isEqualTo("published");
        assertThat(result.path("by").asText()).isEqualTo("Mod");
        assertThat(Drafts.thread(nobody, page).each("/items", "id")).containsExactly(id);
        assertThat(ada.get("/mine?page=" + page).is(200).at("/held")).isEmpty();
    }

    @Test
    void publishesAModeratorsOwnWordsAtOnce() {
        assertThat(mod.post("/comments", Drafts.comment(page, "welcome"))
                        .is(201)
                        .text("/comment/status"))
                .isEqualTo("published");
    }

    @Test
    void showsAModeratorWhatIsNeededToDecide() {
        String id = Drafts.post(ada, page, "please *look*");

        JsonNode item = find(mod, "pending", id);

        assertThat(item.path("source").asText()).isEqualTo("please *look*");
        assertThat(item.path("page").path("key").asText()).isEqualTo(page);
        assertThat(item.path("author").path("name").asText()).isEqualTo("Ada");
        assertThat(item.path("decision").isNull()).isTrue();
        Drafts.decide(mod, "reject", id, 1, "held");
        assertThat(find(mod, "rejected", id).at("/decision/by").asText()).isEqualTo("Mod");
    }

    @Test
    void countsWhatWaits() {
        int before = pending();
        String one = Drafts.post(ada, page, "one");
        String two = Drafts.post(ada, page, "two");
        assertThat(pending()).isEqualTo(before + 2);

        Drafts.decide(mod, "approve", one, 1, "held");
        assertThat(pending()).isEqualTo(before + 1);
        ada.delete("/comments/" + two).is(204);
        assertThat(pending()).isEqualTo(before);
    }

    @Test
    void takesARejectedCommentOffThePage() {
        String id = published();

        Drafts.decide(mod, "reject", id, 1, "published");

        assertThat(Drafts.thread(nobody, page).at("/items")).isEmpty();
        nobody.get("/comments/" + id).is(ErrorCode.COMMENT_NOT_FOUND);
        Drafts.decide(mod, "restore", id, 1, "rejected");
        assertThat(Drafts.thread(nobody, page).at("/items")).hasSize(1);
    }

    @Test
    void saysAlreadyToARetry() {
        String id = Drafts.post(ada, page, "please");
        JsonNode first = Drafts.decide(mod, "approve", id, 1, "held");

        JsonNode again = Drafts.decide(mod, "approve", id, 1, "held");

        assertThat(again.path("outcome").asText()).isEqualTo("already");
        assertThat(again.path("decisionId")).isEqualTo(first.path("decisionId"));
    }

    @Test
    void tellsTheSecondModeratorWhoDecidedWhat() {
        String id = Drafts.post(ada, page, "please");
        JsonNode first = Drafts.decide(mod, "approve", id, 1, "held");

        JsonNode second = Drafts.decide(other, "reject", id, 1, "held");

        assertThat(second.path("outcome").asText()).isEqualTo("conflict");
        assertThat(second.path("status").asText()).isEqualTo("published");
        assertThat(second.path("by").asText()).isEqualTo("Mod");
        assertThat(second.path("decisionId")).isEqualTo(first.path("decisionId"));
        assertThat(Drafts.thread(nobody, page).at("/items")).hasSize(1);
    }

    @Test
    void letsExactlyOneOfManyRacingModeratorsWin() {
        for (int round = 0; round < 5; round++) {
            String id = Drafts.post(ada, page, "please " + round);
            List<Api> moderators = Stream.of("A", "B", "C", "D", "E", "F")
                    .map(SERVER::strictModerator)
                    .toList();
            List<String> outcomes = moderators.stream()
                    .map(each -> each.start(
                            "POST",
                            "/decisions",
                            Api.json(Drafts.decision(
                                    moderators.indexOf(each) % 2 == 0 ? "approve" : "reject", id, 1, "held"))))
                    .toList()
                    .stream()
                    .map(answer -> answer.join().is(200).text("/results/0/outcome"))
                    .toList();

            assertThat(outcomes).containsOnlyOnce("applied");
            assertThat(outcomes.stream().filter("conflict"::equals)).hasSize(5);
            assertThat(mod.get("/comments/" + id + "/history").is(200).at("/decisions"))
                    .hasSize(1);
        }
    }

    @Test
    void doesNotDecideAboutATextThatTheModeratorDidNotSee() {
        String id = Drafts.post(ada, page, "harmless");
        ada.patch("/comments/" + id, Drafts.edit("harmful", 1)).is(200);

        JsonNode result = Drafts.decide(mod, "approve", id, 1, "held");

        assertThat(result.path("outcome").asText()).isEqualTo("conflict");
        assertThat(result.path("status").asText()).isEqualTo("held");
        assertThat(result.path("by").isNull()).isTrue();
        assertThat(Drafts.thread(nobody, page).at("/items")).isEmpty();
        assertThat(Drafts.decide(mod, "approve", id, 2, "held").path("outcome").asText())
                .isEqualTo("applied");
    }

    @Test
    void showsTheApprovedTextWhileAnEditOfItWaits() {
        String id = published();
        int before = pending();

        Reply edited =
                ada.patch("/comments/" + id, Drafts.edit("changed my mind", 1)).is(200);

        assertThat(edited.text("/comment/status")).isEqualTo("published");
        assertThat(edited.text("/comment/source")).isEqualTo("changed my mind");
        assertThat(edited.text("/comment/shownHtml")).contains("please");
        assertThat(edited.at("/comment/latestRevision").asInt()).isEqualTo(2);
        assertThat(Drafts.thread(nobody, page).text("/items/0/html")).contains("please");
        assertThat(pending()).isEqualTo(before + 1);
        JsonNode item = find(mod, "pending", id);
        assertThat(item.path("latestRevision").asInt()).isEqualTo(2);
        assertThat(item.path("editWaits").asBoolean()).isTrue();
        assertThat(item.path("html").asText()).contains("changed my mind");
        assertThat(ada.get("/mine?page=" + page).is(200).text("/held/0/id")).isEqualTo(id);
        assertThat(Drafts.decide(mod, "approve", id, 1, "published")
                        .path("outcome")
                        .asText())
                .isEqualTo("conflict");
        Drafts.decide(mod, "approve", id, 2, "published");
        assertThat(Drafts.thread(nobody, page).text("/items/0/html")).contains("changed my mind");
        assertThat(pending()).isEqualTo(before);
    }

    @Test
    void rejectsAnEditAloneAndTakesThatBack() {
        String id = published();
        ada.patch("/comments/" + id, Drafts.edit("worse", 1)).is(200);

        JsonNode rejected = Drafts.decide(mod, "reject", id, 2, "published");

        assertThat(rejected.path("status").asText()).isEqualTo("published");
        assertThat(ada.get("/comments/" + id).is(200).text("/comment/source")).isEqualTo("please");
        assertThat(mod.get("/comments/" + id + "/history").is(200).at("/revisions"))
                .hasSize(3);
        mod.send("POST", "/decisions/" + rejected.path("decisionId").asText() + "/undo", null)
                .is(200);
        assertThat(find(mod, "pending", id).path("source").asText()).isEqualTo("worse");
    }

    @Test
    void doesManyItemsEachOnItsOwn() {
        String fine = Drafts.post(ada, page, "fine");
        String gone = Drafts.post(ada, page, "gone");
        ada.delete("/comments/" + gone).is(204);
        String unknown = "00000000-0000-7000-8000-000000000000";
        List<Map<String, Object>> items = Stream.of(gone, fine, unknown)
                .map(id -> Map.<String, Object>of("commentId", id, "revision", 1, "expect", "held"))
                .toList();

        Reply reply = mod.post("/decisions", Map.of("action", "approve", "items", items))
                .is(200);

        assertThat(reply.each("/results", "outcome")).containsExactly("conflict", "applied", "not_found");
        assertThat(reply.each("/results", "commentId")).containsExactly(gone, fine, unknown);
    }

    @Test
    void takesADecisionBackAsLongAsItIsTheLast() {
        String id = Drafts.post(ada, page, "please");
        String approved =
                Drafts.decide(mod, "approve", id, 1, "held").path("decisionId").asText();

        JsonNode undone = mod.send("POST", "/decisions/" + approved + "/undo", null)
                .is(200)
                .at("/results/0");

        assertThat(undone.path("outcome").asText()).isEqualTo("applied");
        assertThat(undone.path("status").asText()).isEqualTo("held");
        assertThat(Drafts.thread(nobody, page).at("/items")).isEmpty();
        assertThat(find(mod, "pending", id).path("id").asText()).isEqualTo(id);

        Drafts.decide(other, "spam", id, 1, "held");
        JsonNode late = mod.send("POST", "/decisions/" + approved + "/undo", null)
                .is(200)
                .at("/results/0");
        assertThat(late.path("outcome").asText()).isEqualTo("conflict");
        assertThat(late.path("by").asText()).isEqualTo("Other");
    }

    /** The status is the expected one again, but by another decision. */
    @Test
    void doesNotUndoADecisionThatAnotherOneFollowed() {
        String id = Drafts.post(ada, page, "please");
        String first =
                Drafts.decide(mod, "approve", id, 1, "held").path("decisionId").asText();
        Drafts.decide(mod, "reject", id, 1, "published");
        Drafts.decide(mod, "restore", id, 1, "rejected");

        JsonNode late =
                mod.send("POST", "/decisions/" + first + "/undo", null).is(200).at("/results/0");

        assertThat(late.path("outcome").asText()).isEqualTo("conflict");
        assertThat(Drafts.thread(nobody, page).at("/items")).hasSize(1);
    }

    @Test
    void keepsTheHistory() {
        String id = Drafts.post(ada, page, "first");
        ada.patch("/comments/" + id, Drafts.edit("second", 1)).is(200);
        mod.post(
                        "/decisions",
                        Map.of(
                                "action", "reject",
                                "reason", "tone",
                                "note", "third time",
                                "items", List.of(Map.of("commentId", id, "revision", 2, "expect", "held"))))
                .is(200);

        Reply history = mod.get("/comments/" + id + "/history").is(200);

        assertThat(history.each("/revisions", "source")).containsExactly("first", "second");
        assertThat(history.text("/decisions/0/action")).isEqualTo("reject");
        assertThat(history.text("/decisions/0/reason")).isEqualTo("tone");
        assertThat(history.text("/decisions/0/note")).isEqualTo("third time");
        assertThat(history.text("/decisions/0/before")).isEqualTo("held");
    }

    @Test
    void pagesThroughAQueueOldestFirst() {
        List<String> waiting = new ArrayList<>();
        for (int n = 0; n < 25; n++) {
            waiting.add(Drafts.post(ada, page, "comment " + n));
        }
        assertThat(all(mod, "pending", 4))
                .doesNotHaveDuplicates()
                .isSorted()
                .containsSubsequence(waiting.stream().sorted().toList());
        waiting.forEach(id -> Drafts.decide(mod, "spam", id, 1, "held"));
        List<String> spam = all(mod, "spam", 7);
        assertThat(spam).doesNotHaveDuplicates().containsAll(waiting);
        assertThat(spam.stream().sorted(java.util.Comparator.reverseOrder()).toList())
                .isEqualTo(spam);
    }

    @Test
    void looksAtWhatIsPublishedAndLetsItStay() {
        String id = published();

        assertThat(Drafts.decide(mod, "approve", id, 1, "published")
                        .path("outcome")
                        .asText())
                .isEqualTo("applied");
        assertThat(Drafts.thread(nobody, page).at("/position/seq").asLong()).isEqualTo(1);
    }

    @Test
    void leavesWhatItsAuthorDeleted() {
        String id = published();
        ada.delete("/comments/" + id).is(204);

        assertThat(Drafts.decide(mod, "reject", id, 1, "published")
                        .path("outcome")
                        .asText())
                .isEqualTo("conflict");
        ada.patch("/comments/" + id, Drafts.edit("back", 1)).is(ErrorCode.STATUS_CONFLICT);
    }

    @Test
    void keepsAModeratorsDeletionAsADecisionThatStands() {
        String id = published();
        mod.delete("/comments/" + id).is(204);
        mod.delete("/comments/" + id).is(204);

        JsonNode decisions = mod.get("/comments/" + id + "/history").is(200).at("/decisions");
        assertThat(decisions.findValuesAsText("action")).containsExactly("approve", "delete");
        JsonNode made = decisions.get(1);
        assertThat(made.path("by").asText()).isEqualTo("Mod");
        JsonNode undone = mod.send("POST", "/decisions/" + made.path("id").asText() + "/undo", null)
                .is(200)
                .at("/results/0");
        assertThat(undone.path("outcome").asText()).isEqualTo("conflict");
    }

    private String published() {
        String id = Drafts.post(ada, page, "please");
        Drafts.decide(mod, "approve", id, 1, "held");
        return id;
    }

    private int pending() {
        return mod.get("/queues").is(200).at("/counts/pending").asInt();
    }

    private static JsonNode find(Api moderator, String queue, String id) {
        for (JsonNode item :
                moderator.get("/queues/" + queue + "?limit=200").is(200).at("/items")) {
            if (item.path("id").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError(id + " is not in " + queue);
    }

    private static List<String> all(Api moderator, String queue, int limit) {
        List<String> ids = new ArrayList<>();
        String after = "";
        do {
            Reply part = moderator
                    .get("/queues/" + queue + "?limit=" + limit + after)
                    .is(200);
            part.at("/items").forEach(item -> ids.add(item.path("id").asText()));
            after = part.at("/next").isNull() ? "" : "&after=" + part.text("/next");
        } while (!after.isEmpty());
        return ids;
    }
}
