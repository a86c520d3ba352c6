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
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MovingPagesIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    @Test
    void aRenamedPageIsFoundUnderBothNames() {
        String old = TestServer.page();
        String comment = Drafts.post(SERVER.reader("Ann"), old, "Hello");

        move(Map.of("pages", List.of(Map.of("from", old, "to", old + "-new"))));

        for (String name : List.of(old, old + "-new")) {
            Reply thread = Drafts.thread(SERVER.anonymous(), name);
            assertThat(thread.text("/items/0/id")).isEqualTo(comment);
            assertThat(count(name)).isEqualTo(1);
        }
        assertThat(SERVER.anonymous().get("/comments/" + comment).is(200).text("/page/key"))
                .isEqualTo(old + "-new");
        eventually(() -> Drafts.post(SERVER.reader("Ben"), old + "-new", "Later"));
        assertCounts(Map.of(old, 2));
    }

    @Test
    void pagesOfOneNameAreMergedWithTheirAnswersAndTakenApartAgain() {
        String one = TestServer.page();
        String other = TestServer.page();
        String first = Drafts.post(SERVER.reader("Ann"), one, "On one");
        Drafts.answer(SERVER.reader("Ben"), one, first, "An answer");
        Drafts.post(SERVER.reader("Cy"), other, "On the other");

        Map<String, Object> request = Map.of("pages", List.of(Map.of("from", one, "to", other)));
        Reply dry = admin().post("/pages/move", with(request, "dryRun", true)).is(200);
        assertThat(dry.at("/pages").toString()).contains("\"what\":\"merge\"", "\"comments\":2");
        assertThat(count(other)).isEqualTo(1);

        String move = move(request).text("/id");
        assertCounts(Map.of(one, 3, other, 3));
        assertThat(SERVER.anonymous().get("/comments/" + first).is(200).text("/page/key"))
                .isEqualTo(other);
        String later = eventually(() -> Drafts.answer(SERVER.reader("Dora"), one, first, "Meanwhile"));

        admin().post("/pages/moves/" + move + "/undo", Map.of()).is(204);
        assertCounts(Map.of(one, 3, other, 1));
        assertThat(SERVER.anonymous().get("/comments/" + later).is(200).text("/page/key"))
                .isEqualTo(one);
        admin().post("/pages/moves/" + move + "/undo", Map.of()).is(ErrorCode.NOT_FOUND);
        eventually(() -> Drafts.post(SERVER.reader("Ann"), one, "Open again"));
        assertThat(admin().get("/pages/moves").is(200).text("/items/0/undoneAt"))
                .isNotEqualTo("null");
    }

    @Test
    void conversationsGoToAPageOfTheirOwn() {
        String page = TestServer.page();
        String stays = Drafts.post(SERVER.reader("Ann"), page, "Stays");
        String goes = Drafts.post(SERVER.reader("Ben"), page, "Goes");
        String answer = Drafts.answer(SERVER.reader("Cy"), page, goes, "Goes too");

        String move =
                move(Map.of("comments", List.of(goes), "to", page + "-own")).text("/id");

        assertThat(Drafts.thread(SERVER.anonymous(), page).each("/items", "id")).containsExactly(stays);
        assertThat(Drafts.thread(SERVER.anonymous(), page + "-own").each("/items", "id"))
                .containsExactly(goes);
        assertThat(SERVER.anonymous().get("/comments/" + answer).text("/page/key"))
                .isEqualTo(page + "-own");
        assertThat(List.of(count(page), count(page + "-own"))).containsExactly(1, 2);
        admin().post("/pages/moves/" + move + "/undo", Map.of()).is(204);
        assertCounts(Map.of(page, 3, page + "-own", 0));
    }

    @Test
    void namesThatBeginAlikeOrMatchAPatternAreRenamedTogether() {
        String root = "https://old.example/" + TestServer.page();
        Drafts.post(SERVER.reader("Ann"), root + "/a", "A");
        Drafts.post(SERVER.reader("Ann"), root + "/b", "B");

        assertThat(move(Map.of("prefix", Map.of("from", root, "to", root.replace("old", "new"))))
                        .at("/total")
                        .asInt())
                .isEqualTo(2);
        Reply second = move(Map.of(
                "pattern", Map.of("from", root.replace("old", "new") + "/(.)", "to", "story-$1-" + root.hashCode())));
        assertThat(second.each("/pages", "to"))
                .containsExactly("story-a-" + root.hashCode(), "story-b-" + root.hashCode());
        assertThat(count(root + "/a")).isEqualTo(1);
        assertThat(count("story-b-" + root.hashCode())).isEqualTo(1);
        assertThat(move(Map.of("prefix", Map.of("from", root, "to", "x")))
                        .at("/total")
                        .asInt())
                .isZero();
    }

    @Test
    void whoeverReadsAPageHearsThatItHasMoved() {
        String old = TestServer.page();
        String target = TestServer.page();
        Drafts.post(SERVER.reader("Ann"), old, "Hello");
        Drafts.post(SERVER.reader("Ann"), target, "Hello there");
        try (LiveReader reader = LiveReader.connect(SERVER.address(), "daily", null)) {
            reader.subscribe("thread:" + old, null);
            reader.awaitSubscribed("thread:" + old);
            move(Map.of("pages", List.of(Map.of("from", old, "to", target))));

            Awaitility.await()
                    .until(() -> reader.events("thread:" + old).stream()
                            .anyMatch(event -> event.path("type").asText().equals("thread.moved")));
        }
    }

    /** Rules hide nothing: what is known under its own name stays there until it is moved. */
    @Test
    void addressesThatAreOnePageByTheRulesOfTheSiteBecomeOne() {
        String page = "https://www.daily.example/" + TestServer.page();
        String first = Drafts.post(SERVER.reader("Ann"), page + "?utm_source=a", "From a letter");
        Drafts.post(SERVER.reader("Ben"), page + "?utm_source=b", "From another");
        rules(Map.of(
                "query",
                "drop",
                "parameters",
                List.of("utm_*"),
                "hosts",
                List.of("m.daily.example=www.daily.example")));
        Awaitility.await().until(() -> {
            String mobile = page.replace("www.", "m.") + "-fresh";
            Drafts.post(SERVER.reader("Cy"), mobile, "From a telephone");
            return count(page + "-fresh?utm_x=1") > 0;
        });
        assertThat(count(page + "?utm_source=a")).isEqualTo(1);
        assertThat(Drafts.thread(SERVER.anonymous(), page + "?utm_source=a").text("/items/0/id"))
                .isEqualTo(first);

        Map<String, Object> request = Map.of("canonical", true);
        Reply dry = admin().post("/pages/move", with(request, "dryRun", true)).is(200);
        assertThat(dry.at("/pages").toString())
                .contains("{\"from\":\"" + page + "?utm_source=a\",\"to\":\"" + page
                        + "\",\"what\":\"rename\",\"comments\":1}")
                .contains("{\"from\":\"" + page + "?utm_source=b\",\"to\":\"" + page
                        + "\",\"what\":\"merge\",\"comments\":1}");
        String move = move(request).text("/id");

        for (String name : List.of(page, page + "?utm_source=a", page + "?utm_source=b", page + "?utm_source=c")) {
            Awaitility.await()
                    .untilAsserted(() -> assertThat(count(name)).as(name).isEqualTo(2));
            assertThat(Drafts.thread(SERVER.anonymous(), name).at("/items")).hasSize(2);
            assertThat(SERVER.anonymous()
                            .get("/remark42/daily/api/v1/count?url="
                                    + java.net.URLEncoder.encode(name, java.nio.charset.StandardCharsets.UTF_8))
                            .is(200)
                            .at("/count")
                            .asInt())
                    .isEqualTo(2);
        }
        assertThat(admin().post("/pages/move", with(request, "dryRun", true))
                        .at("/total")
                        .asInt())
                .isZero();
        admin().post("/pages/moves/" + move + "/undo", Map.of()).is(204);
        assertCounts(Map.of(page + "?utm_source=a", 1, page + "?utm_source=b", 1));
    }

    private static void rules(Map<String, Object> rules) {
        int revision = admin().get("/settings").is(200).at("/revision").asInt();
        admin().send("PUT", "/settings", Api.json(Map.of("revision", revision, "policy", Map.of("pages", rules))))
                .is(200);
    }

    @Test
    void aMoveThatSaysNothingOrTooMuchIsRefused() {
        admin().post("/pages/move", Map.of("canonical", false)).is(ErrorCode.INVALID_FIELDS);
        admin().post("/pages/move", Map.of()).is(ErrorCode.INVALID_FIELDS);
        admin().post("/pages/move", Map.of("prefix", fromTo("a", "b"), "pattern", fromTo("a", "b")))
                .is(ErrorCode.INVALID_FIELDS);
        admin().post("/pages/move", Map.of("pattern", fromTo("(", "b"))).is(ErrorCode.INVALID_FIELDS);
        admin().post("/pages/move", Map.of("pages", List.of(fromTo("a", "a")))).is(ErrorCode.INVALID_FIELDS);
        admin().post("/pages/move", Map.of("pages", List.of(fromTo("a", " ")))).is(ErrorCode.INVALID_FIELDS);
        admin().post("/pages/move", Map.of("comments", List.of(java.util.UUID.randomUUID())))
                .is(ErrorCode.INVALID_FIELDS);
    }

    @Test
    void theLogTellsWhoMovedWhat() {
        String old = TestServer.page();
        Drafts.post(SERVER.reader("Ann"), old, "Hello");
        move(Map.of("pages", List.of(Map.of("from", old, "to", old + "-x"))));

        JsonNode entries = SERVER.moderator("Mo").get("/audit").is(200).at("/items");
        assertThat(entries.toString()).contains("pages.moved", old + "-x");
    }

    private static Map<String, String> fromTo(String from, String to) {
        return Map.of("from", from, "to", to);
    }

    private static Reply move(Map<String, Object> request) {
        return admin().post("/pages/move", request).is(200);
    }

    private static Map<String, Object> with(Map<String, Object> request, String name, Object value) {
        Map<String, Object> more = new java.util.HashMap<>(request);
        more.put(name, value);
        return more;
    }

    /** A node remembers for a moment what a page was called. */
    private static String eventually(java.util.function.Supplier<String> attempt) {
        return Awaitility.await()
                .ignoreExceptionsMatching(e -> e instanceof AssertionError)
                .ignoreException(AssertionError.class)
                .until(
                        () -> {
                            try {
                                return attempt.get();
                            } catch (AssertionError refused) {
                                return null;
                            }
                        },
                        answer -> answer != null);
    }

    /** Counts may be a second old. */
    private static void assertCounts(Map<String, Integer> expected) {
        expected.forEach((page, count) -> Awaitility.await()
                .untilAsserted(() -> assertThat(count(page)).as(page).isEqualTo(count)));
    }

    private static int count(String page) {
        return SERVER.anonymous()
                .post("/counts", Map.of("pages", List.of(page)))
                .is(200)
                .at("/counts")
                .path(page)
                .asInt(-1);
    }

    private static Api admin() {
        return SERVER.anonymous().as(SsoToken.of("daily", "Chief").role("admin").text());
    }
}
