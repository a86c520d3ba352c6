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
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What editors do: it is there at once, for who watches too, and in the log. */
class EditingIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static URI there;

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada of " + page);
    private final Api mod = SERVER.moderator("Mod");
    private final Api admin =
            SERVER.anonymous().as(SsoToken.of("daily", "Chief").role("admin").text());
    private final Api nobody = SERVER.anonymous();

    @BeforeAll
    static void anotherNode() {
        there = SERVER.anotherNode();
    }

    @Test
    void whatIsPinnedStandsAboveAndIsToldOnce() {
        String id = Drafts.post(ada, page, "first");
        String answer = Drafts.answer(ada, page, id, "answer");
        try (LiveReader reader = LiveReader.connect(there, "daily", null)) {
            reader.subscribe("thread:" + page, null);
            reader.awaitSubscribed("thread:" + page);

            stand(mod, "pin", answer, true).is(200);
            stand(mod, "pin", answer, true).is(200);
            stand(mod, "pin", id, true).is(200);

            Awaitility.await().until(() -> reader.events("thread:" + page).size() >= 2);
            assertThat(types(reader)).containsExactly("thread.changed", "thread.changed");
        }
        Reply thread = Drafts.thread(nobody, page);
        assertThat(thread.at("/thread/pinned")).extracting(JsonNode::asText).containsExactly(id, answer);
        assertThat(thread.each("/pinned", "id")).containsExactly(id, answer);
        assertThat(thread.at("/items/0/pinned").asBoolean()).isTrue();
        assertThat(thread.at("/items/0/replies/0/pinned").asBoolean()).isTrue();
        stand(mod, "pin", id, false).is(200);
        ada.delete("/comments/" + answer).is(204);
        assertThat(Drafts.thread(nobody, page).at("/thread/pinned")).isEmpty();
        assertThat(logged("pin", page)).isEqualTo(3);
    }

    @Test
    void whatIsRecommendedHasAListOfItsOwn() {
        String id = Drafts.post(ada, page, "first");
        String answer = Drafts.answer(ada, page, id, "answer");
        Drafts.post(ada, page, "other");
        stand(mod, "feature", answer, true).is(200);
        stand(mod, "feature", id, true).is(200);

        for (String sort : List.of("newest", "oldest", "top")) {
            Reply featured = nobody.get("/thread?featured=true&sort=" + sort + "&page=" + page + "&fresh=any:0:0")
                    .is(200);
            assertThat(featured.each("/items", "id")).containsExactlyInAnyOrder(id, answer);
        }
        Reply first = nobody.get("/thread?featured=true&limit=1&page=" + page).is(200);
        assertThat(first.each("/items", "id")).containsExactly(answer);
        assertThat(first.at("/items/0/featured").asBoolean()).isTrue();
        Reply next = nobody.get("/thread?featured=true&limit=1&page=" + page + "&after=" + first.text("/next"))
                .is(200);
        assertThat(next.each("/items", "id")).containsExactly(id);
        nobody.get("/thread?featured=perhaps&page=" + page).is(ErrorCode.BAD_PARAMETER);

        Drafts.decide(mod, "reject", answer, 1, "published");
        stand(mod, "pin", answer, true).is(ErrorCode.STATUS_CONFLICT);
        assertThat(nobody.get("/thread?featured=true&page=" + page + "&fresh=any:0:0")
                        .at("/items"))
                .hasSize(1);
    }

    @Test
    void badgesAreOnWhatThePersonWroteAndWrites() {
        String before = Drafts.post(ada, page, "before");
        String author = ada.get("/mine?page=" + page).text("/account/id");

        badges(author, List.of("staff", "expert")).is(200);

        assertThat(nobody.get("/comments/" + before)
                        .at("/comment/author/badges")
                        .toString())
                .isEqualTo("[\"staff\",\"expert\"]");
        Awaitility.await().untilAsserted(() -> {
            Reply after = ada.post("/comments", Drafts.comment(page, "after " + System.nanoTime()));
            assertThat(after.at("/comment/author/badges").toString()).isEqualTo("[\"staff\",\"expert\"]");
        });
        badges(author, List.of("Not one")).is(ErrorCode.INVALID_FIELDS);
        badges(author, List.of()).is(200);
        badges(UUID.randomUUID().toString(), List.of("staff")).is(ErrorCode.ACCOUNT_NOT_FOUND);
    }

    @Test
    void aPageWithoutACommentHasAQuestionAndAMessage() {
        Reply edited = edit(mod, Map.of("question", "Would you?", "message", "Be *kind* <script>"))
                .is(200);
        assertThat(edited.text("/messageHtml")).contains("<em>kind</em>").doesNotContain("<script");
        Reply thread = Drafts.thread(nobody, page);
        assertThat(thread.text("/thread/question")).isEqualTo("Would you?");
        assertThat(thread.text("/thread/message")).isEqualTo(edited.text("/messageHtml"));

        Map<String, Object> without = new HashMap<>();
        without.put("question", null);
        edit(mod, without).is(200);
        assertThat(Drafts.thread(nobody, page).at("/thread/question").isNull()).isTrue();
        assertThat(Drafts.thread(nobody, page).at("/thread/message").isNull()).isFalse();
        Drafts.post(ada, page, "hello");
        assertThat(Drafts.thread(nobody, page).at("/thread/commentCount").asInt())
                .isEqualTo(1);
    }

    @Test
    void editorsSeeWhatTheyHaveSaidSoFar() {
        Reply untouched = mod.get("/pages?page=" + page).is(200);
        assertThat(untouched.text("/state")).isEqualTo("open");
        assertThat(untouched.at("/question").isNull()).isTrue();
        Reply edited = edit(mod, Map.of("question", "Would you cross it?", "message", "Be *kind*.", "state", "closed"));

        assertThat(mod.get("/pages?page=" + page).is(200).json())
                .isEqualTo(edited.is(200).json());
    }

    @Test
    void onlyAnAdminSettlesWhatThePageIs() {
        Map<String, Object> title =
                Map.of("page", Map.of("key", page, "title", "The bridge opens", "section", "local"));
        mod.send("PUT", "/pages", Api.json(title)).is(ErrorCode.ROLE_REQUIRED);
        Reply edited = admin.send("PUT", "/pages", Api.json(title)).is(200);
        assertThat(edited.text("/title")).isEqualTo("The bridge opens");
        admin.send("PUT", "/pages", Api.json(Map.of("page", Map.of("key", page, "url", "https://evil.example/"))))
                .is(ErrorCode.PAGE_NOT_ALLOWED);
    }

    @Test
    void aClosedThreadTakesNothingUntilItOpensAgain() {
        String id = Drafts.post(ada, page, "first");
        assertThat(edit(mod, Map.of("state", "closed")).is(200).text("/state")).isEqualTo("closed");
        ada.post("/comments", Drafts.comment(page, "late")).is(ErrorCode.THREAD_CLOSED);
        vote(SERVER.reader("Grace"), id).is(ErrorCode.THREAD_CLOSED);
        assertThat(Drafts.thread(nobody, page).text("/thread/state")).isEqualTo("closed");
        edit(mod, Map.of("state", "open")).is(200);
        Drafts.post(ada, page, "in time");
    }

    @Test
    void aThreadClosesAtItsTimeAndTellsReadersOnEachNodeOnce() {
        Drafts.post(ada, page, "first");
        Instant closes = Instant.now().plusMillis(1_500);
        try (LiveReader here = LiveReader.connect(SERVER.address(), "daily", null);
                LiveReader elsewhere = LiveReader.connect(there, "daily", null)) {
            for (LiveReader reader : List.of(here, elsewhere)) {
                reader.subscribe("thread:" + page, null);
                reader.awaitSubscribed("thread:" + page);
            }
            edit(mod, Map.of("closesAt", closes.toString())).is(200);
            Awaitility.await().until(() -> Instant.now().isAfter(closes));
            ada.post("/comments", Drafts.comment(page, "late")).is(ErrorCode.THREAD_CLOSED);
            for (LiveReader reader : List.of(here, elsewhere)) {
                Awaitility.await().until(() -> reader.events("thread:" + page).size() >= 2);
            }
            Reply thread = nobody.get("/thread?page=" + page).is(200);
            assertThat(thread.text("/thread/state")).isEqualTo("closed");
            assertThat(types(here)).containsExactly("thread.changed", "thread.changed");
            assertThat(types(elsewhere)).containsExactly("thread.changed", "thread.changed");
        }
    }

    @Test
    void aThreadOpensAtItsTime() {
        edit(mod, Map.of("opensAt", Instant.now().plusSeconds(3_600).toString()))
                .is(200);
        ada.post("/comments", Drafts.comment(page, "early")).is(ErrorCode.THREAD_CLOSED);
        assertThat(Drafts.thread(nobody, page).text("/thread/state")).isEqualTo("closed");
        SERVER.sql("update thread set opens_at = now(), due = now() where page = $1", page);
        Awaitility.await()
                .until(() -> SERVER.sql("select told_open from thread where page = $1", page)
                        .iterator()
                        .next()
                        .getBoolean(0));
        Drafts.post(ada, page, "in time");
    }

    @Test
    void theSwitchesOfAPageAreAboveThoseOfTheSite() {
        String id = Drafts.post(ada, page, "first");
        edit(mod, Map.of("votes", false)).is(200);
        vote(SERVER.reader("Grace"), id).is(ErrorCode.VOTES_OFF);
        assertThat(Drafts.thread(nobody, page).at("/thread/switches/votes").asBoolean())
                .isFalse();
    }

    @Test
    void refusesWhatIsNoEdit() {
        edit(mod, Map.of("state", "ajar")).is(ErrorCode.INVALID_FIELDS);
        edit(mod, Map.of("closesAt", "tomorrow")).is(ErrorCode.INVALID_FIELDS);
        edit(mod, Map.of("question", 7)).is(ErrorCode.INVALID_FIELDS);
        edit(mod, Map.of("closeAfterDays", 0)).is(ErrorCode.INVALID_FIELDS);
        mod.send("PUT", "/pages", "{\"question\":\"?\"}").is(ErrorCode.INVALID_FIELDS);
        stand(mod, "pin", UUID.randomUUID().toString(), true).is(ErrorCode.COMMENT_NOT_FOUND);
        stand(ada, "pin", UUID.randomUUID().toString(), true).is(ErrorCode.ROLE_REQUIRED);
    }

    private Reply edit(Api who, Map<String, Object> fields) {
        Map<String, Object> body = new HashMap<>(fields);
        body.put("page", Map.of("key", page));
        return who.send("PUT", "/pages", Api.json(body));
    }

    private Reply badges(String account, List<String> badges) {
        return admin.send("PUT", "/accounts/" + account + "/badges", Api.json(Map.of("badges", badges)));
    }

    private static Reply stand(Api who, String how, String comment, boolean on) {
        return who.send("PUT", "/comments/" + comment + "/" + how, "{\"on\":" + on + "}");
    }

    private static Reply vote(Api who, String comment) {
        return who.send("PUT", "/comments/" + comment + "/vote", "{\"value\":1}");
    }

    private List<String> types(LiveReader reader) {
        return reader.events("thread:" + page).stream()
                .map(event -> event.path("type").asText())
                .toList();
    }

    private static int logged(String kind, String page) {
        return SERVER.sql("""
                select count(*)::int from audit a join comment c on c.site_id = a.site_id and c.comment_id = a.subject
                join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id where a.kind = $1 and t.page = $2
                """, kind, page).iterator().next().getInteger(0);
    }
}
