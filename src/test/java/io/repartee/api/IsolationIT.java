package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two sites on one server know nothing of each other, not even that an id exists. */
class IsolationIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    /** The same key on both sites. */
    private final String page = TestServer.page();

    private final Api dailyMod = SERVER.moderator("Mod");
    private final Api strictMod = SERVER.strictModerator("Mod");
    private String there;
    private String decision;

    @BeforeEach
    void writeOnTheOtherSite() {
        there = Drafts.post(SERVER.strictReader("Ada"), page, "there");
        decision = Drafts.decide(strictMod, "approve", there, 1, "held")
                .path("decisionId")
                .asText();
        Drafts.post(SERVER.strictReader("Ada"), page, "there, waiting");
    }

    @Test
    void keepsThreadsOfOneKeyApart() {
        Drafts.post(SERVER.reader("Ada"), page, "here");

        JsonNode here = Drafts.thread(SERVER.anonymous(), page).json();
        JsonNode strict = Drafts.thread(SERVER.anonymous().at("strict"), page).json();

        assertThat(here.path("items")).hasSize(1);
        assertThat(strict.path("items")).hasSize(1);
        assertThat(here.path("thread").path("id"))
                .isNotEqualTo(strict.path("thread").path("id"));
        assertThat(here.toString()).doesNotContain(there);
    }

    @Test
    void hidesTheOtherSitesCommentsFromReadersAndModerators() {
        for (Api who : new Api[] {SERVER.anonymous(), SERVER.reader("Ada"), dailyMod}) {
            who.get("/comments/" + there).is(ErrorCode.COMMENT_NOT_FOUND);
            who.get("/comments/" + there + "/replies").is(ErrorCode.COMMENT_NOT_FOUND);
        }
        dailyMod.get("/comments/" + there + "/history").is(ErrorCode.COMMENT_NOT_FOUND);
        dailyMod.delete("/comments/" + there).is(ErrorCode.COMMENT_NOT_FOUND);
        SERVER.reader("Ada").patch("/comments/" + there, Drafts.edit("x", 1)).is(ErrorCode.COMMENT_NOT_FOUND);
        SERVER.reader("Ada").post("/comments", Drafts.reply(page, there, "x")).is(ErrorCode.PARENT_NOT_VISIBLE);
    }

    @Test
    void keepsQueuesAndDecisionsApart() {
        assertThat(dailyMod.get("/queues").is(200).at("/counts/pending").asInt())
                .isZero();
        for (String queue : new String[] {"pending", "rejected", "spam"}) {
            assertThat(dailyMod.get("/queues/" + queue).is(200).at("/items")).isEmpty();
        }
        assertThat(Drafts.decide(dailyMod, "reject", there, 1, "published")
                        .path("outcome")
                        .asText())
                .isEqualTo("not_found");
        dailyMod.send("POST", "/decisions/" + decision + "/undo", null).is(ErrorCode.NOT_FOUND);
    }

    @Test
    void takesNoTokenOfTheOtherSite() {
        for (Api stranger : new Api[] {SERVER.strictReader("Ada").at("daily"), strictMod.at("daily")}) {
            stranger.get("/mine?page=" + page).is(ErrorCode.TOKEN_INVALID);
            stranger.get("/queues").is(ErrorCode.TOKEN_INVALID);
            stranger.post("/comments", Drafts.comment(page, "x")).is(ErrorCode.TOKEN_INVALID);
        }
    }

    @Test
    void doesNotMakeAPersonOfOneSiteThatOfTheOther() {
        String here = Drafts.post(SERVER.reader("Ada"), page, "here");

        String author = SERVER.anonymous().get("/comments/" + here).is(200).text("/comment/author/id");

        assertThat(SERVER.anonymous()
                        .at("strict")
                        .get("/comments/" + there)
                        .is(200)
                        .text("/comment/author/id"))
                .isNotEqualTo(author);
    }
}
