package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Votes that meet each other, a removal or a closing, on two nodes at once: each is counted once or refused by its code, and the totals are
 * those of the votes that stand. After the class all sums are counted again.
 */
class VotingRacesIT {
    private static final int READERS = 24;

    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static URI there;

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada");
    private final Api mod = SERVER.moderator("Mod");

    @BeforeAll
    static void offerReactions() {
        there = SERVER.anotherNode();
        SERVER.sql("""
                update site set policy = '{"engagement":{"reactions":[{"name":"clap","emoji":"\uD83D\uDC4F"}],
                  "pageReactions":[{"name":"clap","emoji":"\uD83D\uDC4F"}]}}' where key = 'daily'
                """);
        for (Api node : List.of(SERVER.anonymous(), Api.anonymous(there, "daily"))) {
            Awaitility.await().until(() -> node.get("").at("/pageReactions").size() == 1);
        }
    }

    @Test
    void aDoubleClickAndItsRetriesCountOnceWhicheverNodeTheyMeet() {
        String id = Drafts.post(ada, page, "good");
        Api grace = SERVER.reader("Grace of " + page);

        List<Reply> votes = all(20, n -> on(n, grace).start("PUT", vote(id), "{\"value\":1}"));
        List<Reply> claps =
                all(20, n -> on(n, grace).start("PUT", "/comments/" + id + "/reactions", clap(Map.of("on", true))));
        List<Reply> onPage = all(
                20,
                n -> on(n, grace).start("PUT", "/reactions", clap(Map.of("on", true, "page", Map.of("key", page)))));

        votes.forEach(each -> assertThat(each.is(200).at("/votes").toString()).isEqualTo("{\"up\":1,\"down\":0}"));
        claps.forEach(
                each -> assertThat(each.is(200).at("/reactions").toString()).isEqualTo("{\"clap\":1}"));
        onPage.forEach(
                each -> assertThat(each.is(200).at("/reactions").toString()).isEqualTo("{\"clap\":1}"));
        assertThat(standing(id)).isEqualTo("1:0");
    }

    @Test
    void ofOnePersonsContraryVotesOneStands() {
        String id = Drafts.post(ada, page, "good");
        Api grace = SERVER.reader("Grace of " + page);

        all(30, n -> on(n, grace).start("PUT", vote(id), "{\"value\":" + (n % 3 - 1) + "}"))
                .forEach(each -> each.is(200));

        int mine = grace.get("/mine?page=" + page)
                .is(200)
                .json()
                .at("/votes/" + id)
                .asInt(0);
        assertThat(standing(id)).isEqualTo(mine == 1 ? "1:0" : mine == -1 ? "0:1" : "0:0");
        assertThat(shown(id)).isEqualTo(standing(id));
    }

    @Test
    void votesThatMeetARemovalAreCountedOrRefused() {
        String id = Drafts.post(ada, page, "regretted");
        Drafts.answer(mod, page, id, "so that it leaves a place behind");
        List<Api> readers = readers();

        List<Reply> votes = new ArrayList<>();
        votes.addAll(all(
                READERS,
                n -> n == READERS / 2
                        ? ada.start("DELETE", "/comments/" + id, null)
                        : on(n, readers.get(n)).start("PUT", vote(id), "{\"value\":1}")));
        Reply removed = votes.remove(READERS / 2);

        removed.is(204);
        assertThat(votes).allSatisfy(each -> {
            if (each.status() != 200) {
                each.is(ErrorCode.STATUS_CONFLICT);
            }
        });
        long counted = votes.stream().filter(each -> each.status() == 200).count();
        assertThat(standing(id)).isEqualTo(counted + ":0");
        on(1, readers.get(1)).send("PUT", vote(id), "{\"value\":1}").is(ErrorCode.STATUS_CONFLICT);
    }

    @Test
    void votesThatMeetAClosingAreCountedOrRefused() {
        String id = Drafts.post(ada, page, "good");
        List<Api> readers = readers();

        List<Reply> votes = all(
                READERS,
                n -> n == READERS / 2
                        ? mod.start("PUT", "/pages", Api.json(Map.of("page", Map.of("key", page), "state", "closed")))
                        : on(n, readers.get(n)).start("PUT", vote(id), "{\"value\":1}"));
        votes.remove(READERS / 2).is(200);

        assertThat(votes).allSatisfy(each -> {
            if (each.status() != 200) {
                each.is(ErrorCode.THREAD_CLOSED);
            }
        });
        long counted = votes.stream().filter(each -> each.status() == 200).count();
        assertThat(standing(id)).isEqualTo(counted + ":0");
        for (int node = 0; node < 2; node++) {
            Api reader = on(node, readers.get(0));
            reader.send("PUT", vote(id), "{\"value\":-1}").is(ErrorCode.THREAD_CLOSED);
            reader.send("PUT", vote(id), "{\"value\":0}").is(ErrorCode.THREAD_CLOSED);
        }
        assertThat(standing(id)).isEqualTo(counted + ":0");
    }

    @Test
    void ofTwoGuestsAtOneAddressWhoVoteAtOnceOneIsCounted() {
        String id = Drafts.post(ada, page, "good");
        List<Api> guests = List.of(guest(), guest(), guest(), guest());

        List<Reply> votes = all(16, n -> guests.get(n % 4).start("PUT", vote(id), "{\"value\":1}"));

        assertThat(votes.stream().filter(each -> each.status() == 200).count())
                .as("all of one guest's, however often it is sent")
                .isEqualTo(4);
        votes.stream().filter(each -> each.status() != 200).forEach(each -> each.is(ErrorCode.ADDRESS_HAS_VOTED));
        assertThat(standing(id)).isEqualTo("1:0");
    }

    private List<Api> readers() {
        List<Api> readers = new ArrayList<>();
        for (int n = 0; n < READERS; n++) {
            readers.add(SERVER.reader("Reader " + n + " of " + page));
        }
        return readers;
    }

    /** Sent at once, answered in their order. */
    private static List<Reply> all(int count, Function<Integer, CompletableFuture<Reply>> send) {
        List<CompletableFuture<Reply>> sent = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            sent.add(send.apply(n));
        }
        return new ArrayList<>(sent.stream().map(CompletableFuture::join).toList());
    }

    private static Api on(int n, Api who) {
        return n % 2 == 0 ? who : who.on(there);
    }

    private static Api guest() {
        Api nobody = SERVER.anonymous();
        return nobody.as(nobody.post("/auth/guest", Map.of("name", "Guest")).text("/token"));
    }

    private static String vote(String comment) {
        return "/comments/" + comment + "/vote";
    }

    private static String clap(Map<String, Object> more) {
        Map<String, Object> body = new java.util.HashMap<>(more);
        body.put("reaction", "clap");
        return Api.json(body);
    }

    /** Up and down, counted from the votes themselves, which the comment's totals must be. */
    private static String standing(String comment) {
        var row = SERVER.sql("""
                select count(v.*) filter (where v.value = 1) as up, count(v.*) filter (where v.value = -1) as down, c.up as ups, c.down as downs
                from comment c left join vote v on v.site_id = c.site_id and v.comment_id = c.comment_id and v.kind = ''
                where c.comment_id = $1 group by c.up, c.down
                """, UUID.fromString(comment)).iterator().next();
        assertThat(row.getInteger("ups")).isEqualTo(row.getLong("up").intValue());
        assertThat(row.getInteger("downs")).isEqualTo(row.getLong("down").intValue());
        return row.getLong("up") + ":" + row.getLong("down");
    }

    private static String shown(String comment) {
        var votes = SERVER.anonymous().get("/comments/" + comment).is(200).at("/comment/votes");
        return votes.path("up").asInt() + ":" + votes.path("down").asInt();
    }
}
