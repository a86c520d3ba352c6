package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.Reply;
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

/** Votes and reactions: one for each person and kind, however often and from wherever they are sent, and live everywhere. */
class VotingIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static URI there;

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada");
    private final Api grace = SERVER.reader("Grace of " + page);
    private final Api nobody = SERVER.anonymous();

    @BeforeAll
    static void offerReactions() {
        there = SERVER.anotherNode();
        SERVER.sql("""
                update site set policy = '{"engagement":{"reactions":[{"name":"clap","emoji":"\uD83D\uDC4F"},
                  {"name":"ha","emoji":"\uD83D\uDE04"}],"pageReactions":[{"name":"clap","emoji":"\uD83D\uDC4F"}]}}'
                where key = 'daily'
                """);
        for (Api node : List.of(SERVER.anonymous(), Api.anonymous(there, "daily"))) {
            Awaitility.await().until(() -> node.get("").at("/pageReactions").size() == 1);
        }
    }

    @Test
    void aVoteIsAbsoluteAndCanBeChangedAndTakenBack() {
        String id = Drafts.post(ada, page, "good");

        assertThat(vote(grace, id, 1).is(200).at("/votes/up").asInt()).isEqualTo(1);
        Reply again = vote(grace, id, 1).is(200);
        assertThat(again.at("/votes/up").asInt()).isEqualTo(1);
        assertThat(again.at("/mine").asInt()).isEqualTo(1);
        Reply down = vote(grace, id, -1).is(200);
        assertThat(down.at("/votes").toString()).isEqualTo("{\"up\":0,\"down\":1}");
        assertThat(mine(grace).at("/votes/" + id).asInt()).isEqualTo(-1);
        vote(grace, id, 0).is(200);
        Reply gone = vote(grace, id, 0).is(200);
        assertThat(gone.at("/votes").toString()).isEqualTo("{\"up\":0,\"down\":0}");
        assertThat(mine(grace).at("/votes")).isEmpty();
        assertThat(SERVER.sql("select 1 from vote where comment_id = $1", UUID.fromString(id))
                        .size())
                .as("nothing of a vote that was taken back stays")
                .isZero();
    }

    @Test
    void reactionsAreOneOfEachKindAndOnlyThoseThatAreOffered() {
        String id = Drafts.post(ada, page, "good");

        react(grace, id, "clap", true).is(200);
        Reply two = react(grace, id, "ha", true).is(200);
        assertThat(two.at("/reactions").toString()).isEqualTo("{\"clap\":1,\"ha\":1}");
        assertThat(two.at("/mine").toString()).isEqualTo("[\"clap\",\"ha\"]");
        react(grace, id, "clap", true).is(200);
        Reply one = react(grace, id, "ha", false).is(200);
        assertThat(one.at("/reactions").toString()).isEqualTo("{\"clap\":1}");
        assertThat(one.at("/mine").toString()).isEqualTo("[\"clap\"]");
        react(grace, id, "boo", true).is(ErrorCode.INVALID_FIELDS);
        assertThat(mine(grace).at("/reactions/" + id).toString()).isEqualTo("[\"clap\"]");
        assertThat(Drafts.thread(nobody, page).at("/items/0/reactions/clap").asInt())
                .isEqualTo(1);
    }

    @Test
    void aPageThatNobodyHasCommentedOnTakesReactions() {
        Reply given = reactToPage(grace, true).is(200);
        assertThat(given.at("/reactions/clap").asInt()).isEqualTo(1);
        reactToPage(grace, true).is(200);
        reactToPage(ada, true).is(200);
        assertThat(mine(grace).at("/pageReactions").toString()).isEqualTo("[\"clap\"]");
        assertThat(Drafts.thread(nobody, page).at("/thread/reactions/clap").asInt())
                .isEqualTo(2);

        Drafts.post(ada, page, "first");

        reactToPage(grace, false).is(200);
        assertThat(Drafts.thread(nobody, page).at("/thread/reactions/clap").asInt())
                .isEqualTo(1);
        assertThat(nobody.get("/tallies?page=" + page).is(200).at("/page/clap").asInt())
                .isEqualTo(1);
    }

    @Test
    void manyPeopleManyTimesOnTwoNodesAreEachCountedOnce() {
        String id = Drafts.post(ada, page, "good");
        List<CompletableFuture<Reply>> sent = new ArrayList<>();
        for (int n = 0; n < 12; n++) {
            Api reader = SERVER.reader("Reader " + n + " of " + page);
            Api elsewhere = at(there, reader);
            for (int value : new int[] {1, -1, 1, n % 3 == 0 ? -1 : 1}) {
                sent.add(reader.start("PUT", "/comments/" + id + "/vote", "{\"value\":" + value + "}"));
                sent.add(elsewhere.start("PUT", "/comments/" + id + "/vote", "{\"value\":" + value + "}"));
                sent.add(elsewhere.start(
                        "PUT", "/comments/" + id + "/reactions", "{\"reaction\":\"clap\",\"on\":true}"));
            }
        }
        sent.forEach(each -> each.join().is(200));
        for (int n = 0; n < 12; n++) {
            vote(SERVER.reader("Reader " + n + " of " + page), id, n % 3 == 0 ? -1 : 1)
                    .is(200);
        }

        JsonNode comment = nobody.get("/comments/" + id).is(200).at("/comment");
        assertThat(comment.path("votes").toString()).isEqualTo("{\"up\":8,\"down\":4}");
        assertThat(comment.at("/reactions/clap").asInt()).isEqualTo(12);
    }

    @Test
    void whoWatchesOnAnyNodeIsToldTheTotals() {
        String id = Drafts.post(ada, page, "good");
        String answer = Drafts.answer(ada, page, id, "and more");
        try (LiveReader here = LiveReader.connect(SERVER.address(), "daily", null);
                LiveReader elsewhere = LiveReader.connect(there, "daily", null)) {
            for (LiveReader reader : List.of(here, elsewhere)) {
                reader.subscribe("thread:" + page, null);
                reader.awaitSubscribed("thread:" + page);
            }
            for (int n = 0; n < 5; n++) {
                Api voter = SERVER.reader("Reader " + n + " of " + page);
                vote(n % 2 == 0 ? voter : at(there, voter), id, 1).is(200);
                react(voter, answer, "clap", true).is(200);
            }
            reactToPage(grace, true).is(200);

            for (LiveReader reader : List.of(here, elsewhere)) {
                Awaitility.await().untilAsserted(() -> {
                    assertThat(last(reader, "/comments/" + id).toString()).isEqualTo("{\"up\":5,\"down\":0}");
                    assertThat(last(reader, "/comments/" + answer + "/reactions/clap")
                                    .asInt())
                            .isEqualTo(5);
                    assertThat(last(reader, "/page/clap").asInt()).isEqualTo(1);
                });
                assertThat(votes(reader))
                        .isSortedAccordingTo((a, b) ->
                                a.path("tally").asInt() - b.path("tally").asInt());
            }
        }
        JsonNode since =
                nobody.get("/tallies?page=" + page + "&since=0").is(200).json();
        assertThat(since.at("/comments/" + id + "/up").asInt()).isEqualTo(5);
        long tally = since.path("tally").asLong();
        assertThat(tally).isEqualTo(11);
        assertThat(nobody.get("/tallies?page=" + page + "&since=" + tally)
                        .is(200)
                        .at("/comments"))
                .isEmpty();
    }

    @Test
    void thePageThatIsKeptShowsTheTotalsOfItsTally() {
        String id = Drafts.post(ada, page, "good");
        nobody.get("/thread?page=" + page).is(200);
        vote(grace, id, 1).is(200);
        for (Api node : List.of(nobody, Api.anonymous(there, "daily"))) {
            Awaitility.await()
                    .until(() -> node.get("/thread?page=" + page)
                                    .at("/items/0/votes/up")
                                    .asInt()
                            == 1);
            assertThat(node.get("/thread?page=" + page).at("/tally").asInt()).isEqualTo(1);
        }
    }

    @Test
    void theBestComesFirstAndPagesGoOn() {
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < 6; n++) {
            ids.add(Drafts.post(ada, page, "comment " + n));
        }
        for (int n = 0; n < 4; n++) {
            vote(SERVER.reader("Reader " + n + " of " + page), ids.get(2), 1).is(200);
            vote(SERVER.reader("Reader " + n + " of " + page), ids.get(5), -1).is(200);
        }
        vote(grace, ids.get(0), 1).is(200);

        List<String> read = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonNode part = nobody.get("/thread?sort=top&limit=2&page=" + page + next + "&fresh=any:0:0")
                    .is(200)
                    .json();
            part.path("items").forEach(item -> read.add(item.path("id").asText()));
            next = part.path("next").isNull()
                    ? null
                    : "&after=" + part.path("next").asText();
        }

        assertThat(read).hasSize(6).doesNotHaveDuplicates();
        assertThat(read.subList(0, 2)).containsExactly(ids.get(2), ids.get(0));
        assertThat(read.get(2)).as("the newer of two that nobody voted on").isEqualTo(ids.get(4));
        assertThat(read.get(5)).isEqualTo(ids.get(5));
        nobody.get("/thread?sort=newest&page=" + page + "&after=" + cursor()).is(ErrorCode.BAD_CURSOR);
    }

    @Test
    void whatCannotBeVotedOnIsRefusedInWords() {
        String id = Drafts.post(ada, page, "good");
        vote(ada, id, 1).is(ErrorCode.OWN_COMMENT);
        vote(nobody, id, 1).is(ErrorCode.TOKEN_MISSING);
        vote(grace, UUID.randomUUID().toString(), 1).is(ErrorCode.COMMENT_NOT_FOUND);
        vote(grace, id, 2).is(ErrorCode.INVALID_FIELDS);
        String held = SERVER.strictReader("Held")
                .post("/comments", Drafts.comment(page, "x"))
                .text("/comment/id");
        vote(SERVER.strictReader("Other"), held, 1).is(ErrorCode.COMMENT_NOT_FOUND);
        vote(SERVER.strictModerator("Mod"), held, 1).is(ErrorCode.STATUS_CONFLICT);

        Drafts.answer(grace, page, id, "stays");
        vote(grace, id, 1).is(200);
        ada.delete("/comments/" + id).is(204);
        vote(grace, id, 0).is(ErrorCode.STATUS_CONFLICT);

        String other = Drafts.post(ada, page, "other");
        SERVER.sql("update thread set open = false where page = $1", page);
        vote(grace, other, 1).is(ErrorCode.THREAD_CLOSED);
    }

    @Test
    void oneGuestForEachAddressIsCounted() {
        String id = Drafts.post(ada, page, "good");
        Api one = guest();
        vote(one, id, 1).is(200);
        vote(one, id, 1).is(200);
        vote(guest(), id, 1).is(ErrorCode.ADDRESS_HAS_VOTED);
        vote(guest(), id, 0).is(200);
        react(guest(), id, "clap", true).is(200);
        vote(grace, id, 1).is(200);
        assertThat(nobody.get("/comments/" + id).at("/comment/votes/up").asInt())
                .isEqualTo(2);
    }

    private static Api guest() {
        Api nobody = SERVER.anonymous();
        return nobody.as(nobody.post("/auth/guest", Map.of("name", "Guest")).text("/token"));
    }

    private String cursor() {
        return nobody.get("/thread?sort=top&limit=2&page=" + page).text("/next");
    }

    private static Api at(URI node, Api who) {
        return who.on(node);
    }

    private static Reply vote(Api who, String comment, int value) {
        return who.send("PUT", "/comments/" + comment + "/vote", "{\"value\":" + value + "}");
    }

    private static Reply react(Api who, String comment, String reaction, boolean on) {
        return who.send("PUT", "/comments/" + comment + "/reactions", Api.json(Map.of("reaction", reaction, "on", on)));
    }

    private Reply reactToPage(Api who, boolean on) {
        return who.send(
                "PUT", "/reactions", Api.json(Map.of("page", Map.of("key", page), "reaction", "clap", "on", on)));
    }

    private Reply mine(Api who) {
        return who.get("/mine?page=" + page).is(200);
    }

    private static List<JsonNode> votes(LiveReader reader) {
        return reader.frames().stream()
                .filter(frame -> frame.path("type").asText().equals("votes"))
                .toList();
    }

    /** What the last frame that has it says there. */
    private static JsonNode last(LiveReader reader, String pointer) {
        List<JsonNode> all = votes(reader).stream()
                .map(frame -> frame.at(pointer))
                .filter(found -> !found.isMissingNode())
                .toList();
        return all.isEmpty() ? JSON_NULL : all.get(all.size() - 1);
    }

    private static final JsonNode JSON_NULL = com.fasterxml.jackson.databind.node.NullNode.getInstance();
}
