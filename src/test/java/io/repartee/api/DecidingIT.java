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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Deciding about many at once, about all of an author, about parts of a text, and telling the author. */
class DecidingIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada " + page);
    private final Api mod = SERVER.moderator("Mod");

    @Test
    void decidesTwoHundredAtOnceEachWithItsResult() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            String id = Drafts.post(ada, page, "number " + n);
            items.add(Map.of("commentId", id, "revision", n % 10 == 0 ? 7 : 1, "expect", "published"));
        }

        Reply done =
                mod.post("/decisions", Map.of("action", "spam", "items", items)).is(200);

        List<String> outcomes = done.each("/results", "outcome");
        assertThat(outcomes).hasSize(200);
        assertThat(outcomes.stream().filter("applied"::equals)).hasSize(180);
        assertThat(outcomes.stream().filter("conflict"::equals)).hasSize(20);
        assertThat(done.each("/results", "commentId"))
                .isEqualTo(items.stream().map(item -> item.get("commentId")).toList());
        assertThat(mod
                        .post("/decisions", Map.of("action", "spam", "items", items))
                        .is(200)
                        .each("/results", "outcome")
                        .stream()
                        .filter("already"::equals))
                .hasSize(180);
    }

    @Test
    void tellsTheAuthorAloneWhatTheModeratorSays() {
        String id = Drafts.post(ada, page, "rude");
        mod.post(
                        "/decisions",
                        Map.of(
                                "action", "reject",
                                "reason", "insult",
                                "note", "third time",
                                "message", "Please argue about the matter.",
                                "items", List.of(Map.of("commentId", id, "revision", 1, "expect", "published"))))
                .is(200);

        JsonNode told = ada.get("/mine?page=" + page).is(200).at("/messages/0");

        assertThat(told.path("commentId").asText()).isEqualTo(id);
        assertThat(told.path("status").asText()).isEqualTo("rejected");
        assertThat(told.path("message").asText()).isEqualTo("Please argue about the matter.");
        assertThat(told.has("note")).isFalse();
        assertThat(SERVER.reader("Grace").get("/mine?page=" + page).is(200).at("/messages"))
                .isEmpty();
    }

    @Test
    void rejectsAllThatAnAuthorWrote() {
        String first = Drafts.post(ada, page, "one");
        String second = Drafts.post(ada, page, "two");
        String other = Drafts.post(SERVER.reader("Grace " + page), page, "not hers");
        String author = ada.get("/mine?page=" + page).is(200).text("/account/id");

        Reply done = mod.post("/accounts/" + author + "/reject-all", Map.of("statuses", List.of("held", "published")))
                .is(200);

        assertThat(done.each("/results", "commentId")).containsExactly(second, first);
        assertThat(done.each("/results", "outcome")).containsOnly("applied");
        assertThat(done.at("/more").asBoolean()).isFalse();
        assertThat(Drafts.thread(SERVER.anonymous(), page).each("/items", "id")).containsExactly(other);
        String undo = done.at("/results/0/decisionId").asText();
        assertThat(mod.send("POST", "/decisions/" + undo + "/undo", null)
                        .is(200)
                        .text("/results/0/status"))
                .isEqualTo("published");
        mod.post("/accounts/" + author + "/reject-all", Map.of("statuses", List.of("deleted")))
                .is(ErrorCode.INVALID_FIELDS);
    }

    @Test
    void takesPartsOfATextAwayForReadersAndKeepsThemForModerators() {
        String id = Drafts.post(ada, page, "Call **me** on 0123 456 or *mail* 😀 me");

        JsonNode result = redact(id, 1, 15, 23, 35, 36);

        assertThat(result.path("outcome").asText()).isEqualTo("applied");
        Reply thread = Drafts.thread(SERVER.anonymous(), page);
        assertThat(thread.text("/items/0/html").strip())
                .isEqualTo("<p>Call <strong>me</strong> on ▇▇▇▇▇ or <em>mail</em> ▇▇▇▇▇ me</p>");
        assertThat(thread.at("/items/0").toString()).doesNotContain("0123");
        assertThat(ada.get("/comments/" + id).is(200).text("/comment/source")).doesNotContain("0123");
        assertThat(mod.get("/comments/" + id + "/history").is(200).text("/revisions/0/source"))
                .contains("0123 456");
        assertThat(redact(id, 1, 0, 4).path("outcome").asText()).isEqualTo("conflict");
        assertThat(mod.send("POST", "/decisions/" + result.path("decisionId").asText() + "/undo", null)
                        .is(200)
                        .text("/results/0/outcome"))
                .isEqualTo("conflict");
        ada.get("/comments/" + id + "/history").is(ErrorCode.ROLE_REQUIRED);
    }

    @Test
    void refusesSpansThatAreNotInTheText() {
        String id = Drafts.post(ada, page, "short");

        for (int[] span : new int[][] {{0, 6}, {3, 3}, {-1, 2}}) {
            mod.send("PUT", "/comments/" + id + "/redactions", redaction(1, span))
                    .is(ErrorCode.INVALID_FIELDS);
        }
        mod.send("PUT", "/comments/" + id + "/redactions", redaction(1, 0, 3, 2, 4))
                .is(ErrorCode.INVALID_FIELDS);
    }

    private JsonNode redact(String id, int revision, int... spans) {
        return mod.send("PUT", "/comments/" + id + "/redactions", redaction(revision, spans))
                .is(200)
                .at("/results/0");
    }

    private static String redaction(int revision, int... spans) {
        List<Map<String, Integer>> parts = new ArrayList<>();
        for (int n = 0; n < spans.length; n += 2) {
            parts.add(Map.of("from", spans[n], "to", spans[n + 1]));
        }
        return Api.json(Map.of("revision", revision, "expect", "published", "spans", parts));
    }
}
