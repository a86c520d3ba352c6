package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A comment's life as its author and its readers see it. */
class CommentingIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada");
    private final Api grace = SERVER.reader("Grace");
    private final Api nobody = SERVER.anonymous();

    @Test
    void publishesAtOnceAndKeepsTheTextAsTyped() {
        Reply posted = ada.post("/comments", Drafts.comment(page, "At *last*.")).is(201);

        assertThat(posted.text("/comment/status")).isEqualTo("published");
        assertThat(posted.text("/comment/source")).isEqualTo("At *last*.");
        assertThat(posted.text("/comment/html").strip()).isEqualTo("<p>At <em>last</em>.</p>");
        assertThat(posted.text("/comment/author/name")).isEqualTo("Ada");
        assertThat(posted.at("/comment/parentId").isNull()).isTrue();
        assertThat(posted.text("/comment/rootId")).isEqualTo(posted.text("/comment/id"));
        assertThat(posted.at("/position/seq").asLong()).isEqualTo(1);

        Reply thread = Drafts.thread(nobody, page);
        assertThat(thread.at("/items")).hasSize(1);
        assertThat(thread.text("/items/0/id")).isEqualTo(posted.text("/comment/id"));
        assertThat(thread.text("/items/0/html")).isEqualTo(posted.text("/comment/html"));
        assertThat(thread.at("/position")).isEqualTo(posted.at("/position"));
        assertThat(thread.at("/thread/commentCount").asInt()).isEqualTo(1);
    }

    @Test
    void readsAPageThatNobodyCommentedOnWithoutMakingARow() {
        Reply thread = Drafts.thread(nobody, page);

        assertThat(thread.at("/items")).isEmpty();
        assertThat(thread.text("/thread/state")).isEqualTo("open");
        assertThat(thread.at("/position/seq").asLong()).isZero();
        assertThat(nobody.get("/thread?page=" + page).is(200).at("/items")).isEmpty();
        assertThat(nobody.get("/counts?page=" + page)
                        .is(200)
                        .at("/counts/" + page)
                        .asInt())
                .isZero();
        assertThat(SERVER.sql("select 1 from thread where page = $1", page).rowCount())
                .isZero();
        assertThat(SERVER.sql("select 1 from page_alias where page = $1", page).rowCount())
                .isZero();
    }

    @Test
    void keepsTheThreadIdWhenTheFirstCommentComes() {
        String before = Drafts.thread(nobody, page).text("/thread/id");

        Drafts.post(ada, page, "first");

        assertThat(Drafts.thread(nobody, page).text("/thread/id")).isEqualTo(before);
    }

    @Test
    void keepsWhatTheFirstCommentSaysAboutThePage() {
        String url = TestServer.ORIGIN + "/story";
        ada.post("/comments", Map.of("page", Map.of("key", page, "url", url, "title", "The bridge"), "body", "one"))
                .is(201);
        grace.post("/comments", Map.of("page", Map.of("key", page, "url", url + "2", "title", "Other"), "body", "two"))
                .is(201);

        Reply thread = Drafts.thread(nobody, page);
        assertThat(thread.text("/thread/url")).isEqualTo(url);
        assertThat(thread.text("/thread/title")).isEqualTo("The bridge");
    }

    @Test
    void putsRepliesFlatBelowTheirTopCommentOldestFirst() {
        String top = Drafts.post(ada, page, "top");
        String first = Drafts.answer(grace, page, top, "first");
        String below = Drafts.answer(ada, page, first, "below the first");
        String second = Drafts.answer(grace, page, top, "second");

        Reply thread = Drafts.thread(nobody, page);
        assertThat(thread.at("/items/0/replyCount").asInt()).isEqualTo(3);
        assertThat(thread.each("/items/0/replies", "replyCount")).containsExactly("1", "0", "0");
        assertThat(thread.each("/items/0/replies", "id")).containsExactly(first, below, second);
        assertThat(thread.each("/items/0/replies", "parentId")).containsExactly(top, first, top);
        assertThat(thread.each("/items/0/replies", "rootId")).containsExactly(top, top, top);
        assertThat(thread.each("/items/0/replies", "depth")).containsExactly("1", "2", "1");
        assertThat(thread.at("/thread/commentCount").asInt()).isEqualTo(4);
    }

    @Test
    void listsWhatStandsBelowAnyComment() {
        String top = Drafts.post(ada, page, "top");
        String first = Drafts.answer(grace, page, top, "first");
        String below = Drafts.answer(ada, page, first, "below");
        String deeper = Drafts.answer(grace, page, below, "deeper");
        String second = Drafts.answer(grace, page, top, "second");

        assertThat(replies(top)).containsExactly(first, below, deeper, second);
        assertThat(replies(first)).containsExactly(below, deeper);
        assertThat(replies(second)).isEmpty();
    }

    private List<String> replies(String id) {
        return nobody.get("/comments/" + id + "/replies").is(200).each("/items", "id");
    }

    @Test
    void showsOneCommentWithItsAncestorsAndItsPage() {
        String top = Drafts.post(ada, page, "top");
        String first = Drafts.answer(grace, page, top, "first");
        String below = Drafts.answer(ada, page, first, "below");

        Reply link = nobody.get("/comments/" + below).is(200);

        assertThat(link.text("/comment/id")).isEqualTo(below);
        assertThat(link.at("/comment").has("source")).isFalse();
        assertThat(link.each("/ancestors", "id")).containsExactly(top, first);
        assertThat(link.text("/page/key")).isEqualTo(page);
        assertThat(link.at("/position/seq").asLong()).isEqualTo(3);
        assertThat(ada.get("/comments/" + below).is(200).text("/comment/source"))
                .isEqualTo("below");
        assertThat(grace.get("/comments/" + below).is(200).at("/comment").has("source"))
                .isFalse();
    }

    @Test
    void editsAndKeepsTheRevisionBefore() {
        String id = Drafts.post(ada, page, "frist");

        Reply edited = ada.patch("/comments/" + id, Drafts.edit("**first**", 1)).is(200);

        assertThat(edited.at("/comment/revision").asInt()).isEqualTo(2);
        assertThat(edited.text("/comment/html")).contains("<strong>first</strong>");
        assertThat(edited.at("/comment/editedAt").isNull()).isFalse();
        assertThat(edited.at("/position/seq").asLong()).isEqualTo(2);
        assertThat(Drafts.thread(nobody, page).text("/items/0/html")).contains("<strong>first</strong>");
        assertThat(SERVER.moderator("Mod")
                        .get("/comments/" + id + "/history")
                        .is(200)
                        .each("/revisions", "source"))
                .containsExactly("frist", "**first**");
    }

    @Test
    void letsOneOfTwoEditsOfARevisionWin() {
        String id = Drafts.post(ada, page, "first");
        var one = ada.start("PATCH", "/comments/" + id, Api.json(Drafts.edit("one", 1)));
        var other = ada.start("PATCH", "/comments/" + id, Api.json(Drafts.edit("other", 1)));

        List<Integer> statuses = List.of(one.join().status(), other.join().status());

        assertThat(statuses).containsExactlyInAnyOrder(200, 409);
    }

    @Test
    void takesADeletedCommentAwayAndDoesItOnce() {
        String id = Drafts.post(ada, page, "oops");

        ada.delete("/comments/" + id).is(204);

        assertThat(Drafts.thread(nobody, page).at("/items")).isEmpty();
        assertThat(Drafts.thread(nobody, page).at("/thread/commentCount").asInt())
                .isZero();
        nobody.get("/comments/" + id).is(ErrorCode.COMMENT_NOT_FOUND);
        grace.get("/comments/" + id).is(ErrorCode.COMMENT_NOT_FOUND);
        long seq = Drafts.thread(nobody, page).at("/position/seq").asLong();
        ada.delete("/comments/" + id).is(204);
        assertThat(Drafts.thread(nobody, page).at("/position/seq").asLong()).isEqualTo(seq);
    }

    @Test
    void leavesATombstoneWhereRepliesStandAndTakesItWithTheLastOfThem() {
        String top = Drafts.post(ada, page, "top");
        String reply = Drafts.answer(grace, page, top, "reply");

        ada.delete("/comments/" + top).is(204);

        Reply thread = Drafts.thread(nobody, page);
        assertThat(thread.text("/items/0/status")).isEqualTo("removed");
        assertThat(thread.at("/items/0/author").isNull()).isTrue();
        assertThat(thread.at("/items/0/html").isNull()).isTrue();
        assertThat(thread.each("/items/0/replies", "id")).containsExactly(reply);
        assertThat(thread.at("/thread/commentCount").asInt()).isEqualTo(1);
        assertThat(thread.text()).doesNotContain("top").doesNotContain("Ada");
        assertThat(nobody.get("/comments/" + reply).is(200).text("/ancestors/0/status"))
                .isEqualTo("removed");
        assertThat(nobody.get("/comments/" + top).is(200).text("/comment/status"))
                .isEqualTo("removed");

        grace.delete("/comments/" + reply).is(204);

        assertThat(Drafts.thread(nobody, page).at("/items")).isEmpty();
    }

    @Test
    void letsAModeratorDeleteButNotEdit() {
        String id = Drafts.post(ada, page, "mine");

        SERVER.moderator("Mod")
                .patch("/comments/" + id, Drafts.edit("yours", 1))
                .is(ErrorCode.NOT_AUTHOR);
        grace.delete("/comments/" + id).is(ErrorCode.NOT_AUTHOR);
        SERVER.moderator("Mod").delete("/comments/" + id).is(204);
    }

    @Test
    void countsManyPagesAtOnce() {
        String other = TestServer.page();
        Drafts.post(ada, page, "one");
        Drafts.post(ada, page, "two");

        assertThat(nobody.get("/counts?page=" + page + "&page=" + other).is(200).text())
                .isEqualTo("{\"counts\":{\"" + page + "\":2,\"" + other + "\":0}}");
        assertThat(nobody.post("/counts", Map.of("pages", List.of(other, page)))
                        .is(200)
                        .text())
                .isEqualTo("{\"counts\":{\"" + other + "\":0,\"" + page + "\":2}}");
        assertThat(nobody.post("/counts", Map.of("pages", List.of())).is(200).at("/counts"))
                .isEmpty();
    }

    @Test
    void rendersAPreviewAsThePostWillBe() {
        String text =
                "# Big\n\n- one\n- *two* <b>bold</b> <https://a.example/\"x>\n\n> said\n\n~~gone~~ `code` ![i](http://a.example/i.png)";

        String previewed = ada.post("/preview", Map.of("body", text)).is(200).text("/html");

        assertThat(ada.post("/comments", Drafts.comment(page, text)).is(201).text("/comment/html"))
                .isEqualTo(previewed);
        String id = Drafts.post(ada, page, "to be edited");
        assertThat(ada.patch("/comments/" + id, Drafts.edit(text, 1)).is(200).text("/comment/html"))
                .isEqualTo(previewed);
    }

    @Test
    void tellsWhatAWidgetNeeds() {
        Reply daily = nobody.get("").is(200);
        Reply strict = nobody.at("strict").get("/").is(200);

        assertThat(daily.text("/name")).isEqualTo("The Daily");
        assertThat(daily.text("/policy/moderation")).isEqualTo("post");
        assertThat(daily.at("/signIn").toString()).isEqualTo("[\"guest\",\"sso\"]");
        assertThat(strict.text("/policy/moderation")).isEqualTo("pre");
        assertThat(strict.at("/policy/guests").asBoolean()).isFalse();
    }

    @Test
    void keepsCommentsOfAnyScript() {
        String text = "Grüße, 世界! שלום e\u0301 👩‍👩‍👧";

        assertThat(ada.post("/comments", Drafts.comment(page, text)).is(201).text("/comment/source"))
                .isEqualTo(text);
        assertThat(Drafts.thread(nobody, page).text("/items/0/html")).contains("Grüße, 世界! שלום e\u0301 &#x1f469;");
    }
}
