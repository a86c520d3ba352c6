package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The lists that moderators work through: what is in them, and how they are narrowed. */
class QueuesIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada " + page);
    private final Api mod = SERVER.moderator("Mod");

    @Test
    void listsWhatNobodyHasLookedAt() {
        String id = Drafts.post(ada, page, "new");
        int before = count("new");
        assertThat(ids("new", "")).contains(id);

        Drafts.decide(mod, "approve", id, 1, "published");

        assertThat(ids("new", "")).doesNotContain(id);
        assertThat(ids("all", "")).contains(id);
        assertThat(count("new")).isEqualTo(before - 1);
    }

    @Test
    void countsSpamAndRejected() {
        int spam = count("spam");
        int rejected = count("rejected");
        Drafts.decide(mod, "spam", Drafts.post(ada, page, "one"), 1, "published");
        Drafts.decide(mod, "reject", Drafts.post(ada, page, "two"), 1, "published");

        assertThat(count("spam")).isEqualTo(spam + 1);
        assertThat(count("rejected")).isEqualTo(rejected + 1);
    }

    @Test
    void saysSinceWhenTheFirstWaitsAndHowManyAreDecidedAnHour() {
        Api strict = SERVER.strictModerator("Mod");
        int before = strict.get("/queues").is(200).at("/perHour").asInt();
        String id = Drafts.post(SERVER.strictReader("Ada"), page, "please");

        assertThat(Instant.parse(strict.get("/queues").is(200).text("/oldestWaiting")))
                .isBefore(Instant.now().plusSeconds(1));

        Drafts.decide(strict, "approve", id, 1, "held");
        assertThat(strict.get("/queues").is(200).at("/perHour").asInt()).isEqualTo(before + 1);
        assertThat(strict.get("/queues").is(200).at("/oldestWaiting").isNull()).isTrue();
    }

    @Test
    void narrowsToASection() {
        String id = ada.post(
                        "/comments", Map.of("page", Map.of("key", page, "section", "sport " + page), "body", "goal"))
                .is(201)
                .text("/comment/id");
        Drafts.post(ada, TestServer.page(), "elsewhere");

        assertThat(ids("new", "section=sport%20" + page)).containsExactly(id);
        assertThat(find("section=sport%20" + page, id).at("/page/section").asText())
                .isEqualTo("sport " + page);
    }

    @Test
    void narrowsToAPageAnAuthorAndATime() {
        String first = Drafts.post(ada, page, "first");
        String second = Drafts.post(SERVER.reader("Grace " + page), page, "second");
        String author = find("page=" + page, first).at("/author/id").asText();
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();

        assertThat(ids("all", "page=" + page)).containsExactly(second, first);
        assertThat(ids("all", "page=nothing-" + page)).isEmpty();
        assertThat(ids("all", "author=" + author)).containsExactly(first);
        assertThat(mod.get("/accounts/" + author + "/comments").is(200).each("/items", "id"))
                .containsExactly(first);
        assertThat(ids("all", "page=" + page + "&since=2026-01-01T00:00:00Z&until=" + now + "&author=" + author))
                .hasSizeLessThanOrEqualTo(1);
        assertThat(ids("all", "page=" + page + "&until=2020-01-01T00:00:00Z")).isEmpty();
        assertThat(ids("all", "page=" + page + "&since=2100-01-01T00:00:00Z")).isEmpty();
    }

    @Test
    void findsWordsThatBeginSoInTheNewestText() {
        String id = Drafts.post(ada, page, "The zeppelin's Überflug was *magnificent*");
        String scope = "&page=" + page;

        Awaitility.await().until(() -> ids("all", "q=zeppelin" + scope), List.of(id)::equals);

        assertThat(ids("new", "q=magnif%20%C3%BCber" + scope)).containsExactly(id);
        assertThat(ids("all", "q=zepelin" + scope)).as("misspelt").containsExactly(id);
        assertThat(ids("all", "q=ppeli" + scope)).as("a part of it").containsExactly(id);
        assertThat(ids("all", "q=zeppelin%20-magnificent" + scope)).isEmpty();
        assertThat(ids("all", "q=" + scope)).containsExactly(id);
        assertThat(ids("all", "q=%21%26%7C%27%3A%2A%28%5C" + scope)).isEmpty();
        ada.patch("/comments/" + id, Drafts.edit("about balloons", 1)).is(200);
        assertThat(ids("all", "q=zeppelin" + scope)).isEmpty();
        assertThat(ids("all", "q=balloon" + scope)).containsExactly(id);
    }

    @Test
    void findsWordsInTheQueueAtOnceAndWhereverTheCommentGoes() {
        Api author = SERVER.strictReader("Ada " + page);
        Api strict = SERVER.strictModerator("Mod");
        String id = Drafts.post(author, page, "a dirigible over the harbour");
        assertThat(found(strict, "pending", "q=dirigible")).containsExactly(id);
        assertThat(found(strict, "pending", "q=dirigible&page=" + page)).containsExactly(id);
        assertThat(found(strict, "pending", "q=dirigible%20-harbour")).isEmpty();
        assertThat(strict.post("/claims/next", Map.of("queue", "pending", "filters", Map.of("q", "dirigible")))
                        .is(200)
                        .text("/item/id"))
                .isEqualTo(id);

        author.patch("/comments/" + id, Drafts.edit("a montgolfier over the harbour", 1))
                .is(200);
        assertThat(found(strict, "pending", "q=dirigible")).isEmpty();
        Drafts.decide(strict, "spam", id, 2, "held");
        assertThat(found(strict, "pending", "q=montgolfier")).isEmpty();
        assertThat(found(strict, "spam", "q=montgolfier")).containsExactly(id);

        Drafts.decide(strict, "restore", id, 2, "spam");
        assertThat(found(strict, "spam", "q=montgolfier")).isEmpty();
        author.patch("/comments/" + id, Drafts.edit("a balloonist over the harbour", 2))
                .is(200);
        assertThat(found(strict, "pending", "q=balloonist")).containsExactly(id);
        author.delete("/comments/" + id).is(204);
        assertThat(found(strict, "pending", "q=harbour")).isEmpty();
    }

    @Test
    void pagesANarrowedQueueByKey() {
        List<String> written =
                List.of(Drafts.post(ada, page, "one"), Drafts.post(ada, page, "two"), Drafts.post(ada, page, "three"));
        Reply first = mod.get("/queues/new?limit=2&page=" + page).is(200);

        assertThat(first.each("/items", "id")).containsExactly(written.get(2), written.get(1));
        assertThat(mod.get("/queues/new?limit=2&page=" + page + "&after=" + first.text("/next"))
                        .is(200)
                        .each("/items", "id"))
                .containsExactly(written.get(0));
    }

    @Test
    void showsTheAuthorAndWhatIsAnswered() {
        String top = Drafts.post(ada, page, "question");
        String id = Drafts.answer(SERVER.reader("Grace " + page), page, top, "answer");

        JsonNode item = find("page=" + page, id);

        assertThat(item.at("/author/record/published").asInt()).isEqualTo(1);
        assertThat(item.at("/author/trust").asText()).isEqualTo("new");
        assertThat(item.at("/author/standing")).isEmpty();
        assertThat(item.at("/parent/source").asText()).isEqualTo("question");
        assertThat(item.at("/claim").isNull()).isTrue();
    }

    @Test
    void refusesFiltersThatAreNotOfTheirForm() {
        mod.get("/queues/all?author=me").is(ErrorCode.BAD_PARAMETER);
        mod.get("/queues/all?since=yesterday").is(ErrorCode.BAD_PARAMETER);
        mod.get("/queues/all?q=" + "x".repeat(301)).is(ErrorCode.BAD_PARAMETER);
    }

    private int count(String queue) {
        return mod.get("/queues").is(200).at("/counts/" + queue).asInt();
    }

    private static List<String> found(Api moderator, String queue, String filters) {
        return moderator.get("/queues/" + queue + "?" + filters).is(200).each("/items", "id");
    }

    private List<String> ids(String queue, String filters) {
        return mod.get("/queues/" + queue + "?limit=200&" + filters).is(200).each("/items", "id");
    }

    private JsonNode find(String filters, String id) {
        for (JsonNode item : mod.get("/queues/all?" + filters).is(200).at("/items")) {
            if (item.path("id").asText().equals(id)) {
                return item;
            }
        }
        throw new AssertionError(id);
    }
}
