package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Walking through hundreds of comments page by page, without a gap and without a repeat. */
class PagingIT {
    private static final int TOPS = 230;
    private static final int REPLIES = 205;
    private static final String PAGE = TestServer.page();

    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static final Set<String> tops = Collections.synchronizedSet(new HashSet<>());
    private static final Set<String> replies = Collections.synchronizedSet(new HashSet<>());
    private static String busy;

    private final Api nobody = SERVER.anonymous();

    @BeforeAll
    static void write() {
        Api ada = SERVER.reader("Ada");
        busy = Drafts.post(ada, PAGE, "a busy one");
        tops.add(busy);
        together(TOPS - 1, n -> ada.start("POST", "/comments", Api.json(Drafts.comment(PAGE, "top " + n))), tops);
        together(
                REPLIES,
                n -> ada.start("POST", "/comments", Api.json(Drafts.reply(PAGE, busy, "reply " + n))),
                replies);
    }

    @ParameterizedTest
    @CsvSource({"newest,7", "newest,100", "oldest,1", "oldest,50"})
    void visitsEachTopCommentOnce(String sort, int limit) {
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            Reply page = nobody.get("/thread?page=" + PAGE + "&replies=0&sort=" + sort + "&limit=" + limit + after)
                    .is(200);
            assertThat(page.at("/items").size()).isLessThanOrEqualTo(limit);
            page.at("/items").forEach(item -> seen.add(item.path("id").asText()));
            after = next(page.at("/next"));
        } while (!after.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(tops);
        List<String> sorted = seen.stream().sorted().toList();
        assertThat(seen).isEqualTo(sort.equals("oldest") ? sorted : reversed(sorted));
    }

    @ParameterizedTest
    @CsvSource({"0,200", "10,1", "10,13", "100,200"})
    void goesOnWithTheRepliesWhereTheThreadEnds(int shown, int limit) {
        JsonNode item = busyItem(nobody.get("/thread?page=" + PAGE + "&sort=oldest&limit=100&replies=" + shown));
        List<String> seen = new ArrayList<>();
        item.path("replies").forEach(reply -> seen.add(reply.path("id").asText()));
        assertThat(seen).hasSize(shown);
        assertThat(item.path("replyCount").asInt()).isEqualTo(REPLIES);
        String after = next(item.path("repliesNext"));
        while (!after.isEmpty()) {
            Reply page = nobody.get("/comments/" + busy + "/replies?limit=" + limit + after)
                    .is(200);
            page.at("/items").forEach(reply -> seen.add(reply.path("id").asText()));
            after = next(page.at("/next"));
        }

        assertThat(seen).doesNotHaveDuplicates().isSorted().containsExactlyInAnyOrderElementsOf(replies);
    }

    @Test
    void missesNothingThatStandsWhileOthersComeAndGo() {
        String page = TestServer.page();
        Api ada = SERVER.reader("Ada");
        List<String> standing = new ArrayList<>();
        List<String> going = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            (n % 2 == 0 ? standing : going).add(Drafts.post(ada, page, "comment " + n));
        }
        List<String> seen = new ArrayList<>();
        String after = "";
        do {
            Reply part = nobody.get("/thread?page=" + page + "&sort=oldest&limit=3" + after)
                    .is(200);
            part.at("/items").forEach(item -> seen.add(item.path("id").asText()));
            after = next(part.at("/next"));
            if (!going.isEmpty()) {
                ada.delete("/comments/" + going.remove(0)).is(204);
                Drafts.post(ada, page, "a late one");
            }
        } while (!after.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().containsAll(standing);
    }

    @Test
    void refusesACursorOfAnotherListOrOrder() {
        String newest = next(nobody.get("/thread?page=" + PAGE + "&limit=1").at("/next"));
        String reply = next(nobody.get("/comments/" + busy + "/replies?limit=1").at("/next"));

        nobody.get("/thread?page=" + PAGE + "&sort=oldest" + newest).is(ErrorCode.BAD_CURSOR);
        nobody.get("/thread?page=" + PAGE + reply).is(ErrorCode.BAD_CURSOR);
        nobody.get("/comments/" + busy + "/replies?x=" + newest).is(ErrorCode.BAD_CURSOR);
        SERVER.moderator("Mod").get("/queues/pending?x=" + newest).is(ErrorCode.BAD_CURSOR);
    }

    private static JsonNode busyItem(Reply thread) {
        for (JsonNode item : thread.is(200).at("/items")) {
            if (item.path("id").asText().equals(busy)) {
                return item;
            }
        }
        throw new AssertionError("the busy comment is not among the oldest");
    }

    private static String next(JsonNode cursor) {
        return cursor.isNull() ? "" : "&after=" + cursor.asText();
    }

    private static List<String> reversed(List<String> list) {
        List<String> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    private static void together(
            int count, java.util.function.IntFunction<CompletableFuture<Reply>> post, Set<String> ids) {
        List<CompletableFuture<Reply>> posted = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            posted.add(post.apply(n));
        }
        posted.forEach(each -> ids.add(each.join().is(201).text("/comment/id")));
    }
}
