package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Readers hear of what concerns them: once, exactly counted, live, and never of what is not published. */
class InboxIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final String adaName = "Ada of " + page;
    private final Api ada = SERVER.reader(adaName);
    private final Api grace = SERVER.reader("Grace of " + page);
    private final Api mod = SERVER.moderator("Mod of " + page);

    @AfterEach
    void countsAreExact() {
        assertThat(SERVER.sql("select 1 from inbox i where unread <> (select count(*) from notification n"
                                + " where n.site_id = i.site_id and n.account_id = i.account_id and not n.read)")
                        .size())
                .isZero();
    }

    @Test
    void anAnswerReachesTheAuthorLiveAndIsReadOnce() {
        String id = Drafts.post(ada, page, "what do you think?");
        try (LiveReader open = LiveReader.connect(
                SERVER.address(), "daily", SsoToken.of("daily", adaName).text())) {
            open.subscribe("me", null);
            open.awaitSubscribed("me");

            String answer = Drafts.answer(grace, page, id, "a lot");

            Reply inbox = awaitUnread(ada, 1);
            assertThat(inbox.text("/items/0/kind")).isEqualTo("reply");
            assertThat(inbox.text("/items/0/comment/id")).isEqualTo(answer);
            assertThat(inbox.text("/items/0/page/key")).isEqualTo(page);
            await().untilAsserted(() -> assertThat(open.events("me")).anySatisfy(event -> {
                assertThat(event.path("type").asText()).isEqualTo("inbox.changed");
                assertThat(event.path("unread").asInt()).isEqualTo(1);
            }));

            Map<String, Object> upTo = Map.of("upTo", inbox.text("/items/0/id"));
            assertThat(ada.post("/inbox/read", upTo).is(200).at("/unread").asInt())
                    .isZero();
            assertThat(ada.post("/inbox/read", upTo).is(200).at("/unread").asInt())
                    .isZero();
            await().untilAsserted(() -> assertThat(open.events("me"))
                    .anySatisfy(
                            event -> assertThat(event.path("unread").asInt(-1)).isZero()));
        }
        assertThat(ada.get("/inbox").is(200).at("/items/0/read").asBoolean()).isTrue();
        assertThat(grace.get("/inbox").is(200).at("/items")).isEmpty();
    }

    @Test
    void whoSaysWhoTheyAreOnAnOpenSocketMayListenInTheSameBreath() {
        try (LiveReader open = LiveReader.connect(SERVER.address(), "daily", null)) {
            open.subscribe("thread:" + page, null);
            open.awaitSubscribed("thread:" + page);
            open.send("{\"type\":\"token\",\"token\":\""
                    + SsoToken.of("daily", adaName).text() + "\"}");
            open.subscribe("me", null);
            open.awaitSubscribed("me");
        }
    }

    @Test
    void whoIsAnsweredMentionedAndFollowingHearsOfItOnce() {
        String id = Drafts.post(ada, page, "first");
        String adaId = ada.get("/comments/" + id).text("/comment/author/id");
        ada.post("/follows", Map.of("kind", "thread", "target", page)).is(204);
        String graceId = Drafts.author(grace, TestServer.page());
        ada.post("/follows", Map.of("kind", "author", "target", graceId)).is(204);

        String answer = Drafts.answer(grace, page, id, "dear @[Ada](" + adaId + "), no");
        String later = Drafts.post(SERVER.reader("Third of " + page), page, "me too");

        Reply inbox = awaitUnread(ada, 2);
        assertThat(kinds(inbox)).containsExactlyInAnyOrder("reply " + answer, "followed " + later);
    }

    @Test
    void aMentionIsHeardOfAlsoWhenAnEditAddsIt() {
        String adaId = Drafts.author(ada, TestServer.page());
        String id = Drafts.post(grace, page, "hello");
        assertThat(ada.get("/inbox").at("/unread").asInt()).isZero();

        grace.patch("/comments/" + id, Drafts.edit("hello @[Ada](" + adaId + ")", 1))
                .is(200);

        assertThat(kinds(awaitUnread(ada, 1))).containsExactly("mention " + id);
    }

    @Test
    void nothingIsToldOfAHeldCommentUntilItIsPublishedAndNothingOfARemovedOne() {
        Api writer = SERVER.strictReader("Ada of " + page);
        Api chief = SERVER.strictModerator("Chief of " + page);
        Api answerer = SERVER.strictReader("Grace of " + page);
        String id = Drafts.post(writer, page, "first");
        Drafts.decide(chief, "approve", id, 1, "held");
        awaitUnread(writer, 1);
        String held = Drafts.answer(answerer, page, id, "held answer");
        String shown = Drafts.answer(answerer, page, id, "another");

        Drafts.decide(chief, "approve", shown, 1, "held");

        assertThat(kinds(awaitUnread(writer, 2))).containsExactly("reply " + shown, "decision " + id);
        Drafts.decide(chief, "reject", shown, 1, "published");
        assertThat(kinds(awaitUnread(writer, 1))).containsExactly("decision " + id);
        Drafts.decide(chief, "approve", held, 1, "held");
        assertThat(kinds(awaitUnread(writer, 2))).containsExactly("reply " + held, "decision " + id);
    }

    @Test
    void anAuthorHearsWhatWasDecidedAndWhy() {
        String id = Drafts.post(ada, page, "nasty");
        Map<String, Object> item = Map.of("commentId", id, "revision", 1, "expect", "published");
        mod.post(
                        "/decisions",
                        Map.of(
                                "action",
                                "reject",
                                "reason",
                                "insults",
                                "message",
                                "Please be kind.",
                                "items",
                                List.of(item)))
                .is(200);

        Reply inbox = awaitUnread(ada, 1);

        assertThat(inbox.text("/items/0/kind")).isEqualTo("decision");
        assertThat(inbox.text("/items/0/decision/status")).isEqualTo("rejected");
        assertThat(inbox.text("/items/0/decision/message")).isEqualTo("Please be kind.");
        assertThat(inbox.text("/items/0/comment/source")).isEqualTo("nasty");
    }

    @Test
    void whomOneHasMutedOneDoesNotHear() {
        String id = Drafts.post(ada, page, "first");
        String adaId = ada.get("/comments/" + id).text("/comment/author/id");
        String graceId = Drafts.author(grace, TestServer.page());
        SERVER.sql(
                "insert into mute (site_id, account_id, muted) select site_id, $1, $2 from account where account_id = $1",
                UUID.fromString(adaId),
                UUID.fromString(graceId));

        Drafts.answer(grace, page, id, "unheard @[Ada](" + adaId + ")");
        String heard = Drafts.answer(SERVER.reader("Third of " + page), page, id, "heard");

        assertThat(kinds(awaitUnread(ada, 1))).containsExactly("reply " + heard);
    }

    @Test
    void aCommentWithManyFollowersIsOneRowThatIsWorkedOnInSteps() {
        int followers = 1_203;
        String graceId = Drafts.author(grace, TestServer.page());
        SERVER.sql(
                "with site as (select site_id from account where account_id = $1), people as (insert into account"
                        + " (site_id, account_id, kind, name) select site_id, gen_random_uuid(), 1, 'Follower ' || n"
                        + " from site, generate_series(1, $2::int) n returning site_id, account_id)"
                        + " insert into follow (site_id, account_id, kind, ref, target)"
                        + " select site_id, account_id, 1, $1::text, $1::text from people",
                UUID.fromString(graceId),
                followers);

        String id = Drafts.post(grace, page, "to all of you");

        await().until(() -> told(id) == followers);
        assertThat(SERVER.sql("select 1 from outbox where key = 'followers:' || $1", id)
                        .size())
                .isOne();
        mod.delete("/comments/" + id).is(204);
        await().untilAsserted(() -> assertThat(told(id)).as(() -> work(id)).isZero());
    }

    @Test
    void aPlainCommentOnAPageThatNobodyFollowsPutsNothingIntoTheOutbox() {
        String id = Drafts.post(grace, page, "plain");
        String answer = Drafts.answer(ada, page, id, "an answer");
        awaitUnread(grace, 1);
        assertThat(SERVER.sql("select 1 from outbox where body ->> 'comment' in ($1, $2)", id, answer)
                        .size())
                .isZero();
    }

    @Test
    void whatIsFollowedIsListedAndLeft() {
        String graceId = Drafts.author(grace, TestServer.page());
        ada.post("/follows", Map.of("kind", "thread", "target", page + "/with a slash"))
                .is(204);
        ada.post("/follows", Map.of("kind", "author", "target", graceId)).is(204);
        ada.post("/follows", Map.of("kind", "author", "target", graceId)).is(204);
        ada.post("/follows", Map.of("kind", "section", "target", "sports")).is(204);
        assertThat(ada.get("/follows").is(200).each("/items", "kind")).containsExactly("section", "author", "thread");

        ada.delete("/follows/thread/" + page + "%2Fwith%20a%20slash").is(204);
        ada.delete("/follows/section/sports").is(204);

        assertThat(ada.get("/follows").each("/items", "name")).containsExactly("Grace of " + page);
        ada.post(
                        "/follows",
                        Map.of("kind", "author", "target", UUID.randomUUID().toString()))
                .is(ErrorCode.ACCOUNT_NOT_FOUND);
        ada.post("/follows", Map.of("kind", "planet", "target", "mars")).is(ErrorCode.INVALID_FIELDS);
    }

    @Test
    void whoMayBeMeantIsFoundByTheBeginningOfANameButNeverWhoIsBanned() {
        String tag = page.replace("page-", "Q");
        Api here = SERVER.reader(tag + "uincy");
        Api elsewhere = SERVER.reader(tag + "uentin");
        Api banned = SERVER.reader(tag + "uack");
        Drafts.post(here, page, "hello");
        Drafts.post(elsewhere, TestServer.page(), "hello");
        String bannedId = Drafts.author(banned, page);
        String find = "/mentions?q=" + tag.toLowerCase() + "U&page=" + page;
        assertThat(ada.get(find).is(200).each("/items", "name"))
                .containsExactly(tag + "uack", tag + "uincy", tag + "uentin");

        mod.post("/accounts/" + bannedId + "/sanctions", Drafts.sanction("ban")).is(201);

        assertThat(ada.get(find).is(200).each("/items", "name")).containsExactly(tag + "uincy", tag + "uentin");
        assertThat(ada.get("/mentions?q=%25&page=" + page).is(200).at("/items")).isEmpty();
    }

    /** What the outbox says about a comment. */
    private static String work(String comment) {
        StringBuilder rows = new StringBuilder();
        SERVER.sql("select key, state, attempts, error from outbox where key like '%' || $1 || '%'", comment)
                .forEach(row -> rows.append(row.deepToString()));
        return rows.toString();
    }

    private static long told(String comment) {
        return SERVER.sql(
                        "select count(*) from notification where comment_id = $1 and kind <> 4",
                        UUID.fromString(comment))
                .iterator()
                .next()
                .getLong(0);
    }

    private static Reply awaitUnread(Api who, int unread) {
        return await().until(
                        () -> who.get("/inbox").is(200),
                        inbox -> inbox.at("/unread").asInt() == unread);
    }

    private static List<String> kinds(Reply inbox) {
        List<String> kinds = new ArrayList<>();
        for (JsonNode item : inbox.at("/items")) {
            kinds.add(item.path("kind").asText() + " " + item.at("/comment/id").asText());
        }
        return kinds;
    }
}
