package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defects that other comment systems had. Each would be caught here. */
class FieldNotesIT {
    private static final Pattern HANDLER = Pattern.compile("<[^>]*\\son\\w+\\s*=", Pattern.CASE_INSENSITIVE);
    private static final Pattern ALLOWED =
            Pattern.compile("</?(p|br|em|strong|code|pre|blockquote|ul|ol|li|hr|del|a)( [^<>]*)?/?>");

    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada");

    /** A quote that leaves its attribute: fixed on create, forgotten on edit (CVE-2026-27469), rendered otherwise in a preview. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[x](https://a.example/\" onmouseover=\"alert(1))",
                "<https://a.example/\"onmouseover=\"alert(1)>",
                "[x](<https://a.example/\" onclick=alert(1) x=\">)",
                "https://a.example/'onclick='alert(1)",
                "[x](https://a.example 'title\" onclick=\"alert(1)')",
                "[x](javascript:alert(1)) [y](JaVaScRiPt:alert(1)) [z](data:text/html,<script>alert(1)</script>)",
                "<img src=x onerror=alert(1)> text",
                "<a href=\"https://a.example\" onclick=\"alert(1)\">x</a>",
                "![x\" onerror=\"alert(1)](https://a.example/i.png)",
                "```x\" onclick=\"alert(1)\ncode\n```",
                "text <svg/onload=alert(1)> <script>alert(1)</script> &lt;script&gt;"
            })
    void writesNoScriptOnAnyWay(String text) {
        String id = Drafts.post(ada, page, "harmless");
        String created =
                ada.post("/comments", Drafts.comment(page, text)).is(201).text("/comment/html");
        String edited =
                ada.patch("/comments/" + id, Drafts.edit(text, 1)).is(200).text("/comment/html");
        String previewed = ada.post("/preview", Map.of("body", text)).is(200).text("/html");

        assertThat(edited).isEqualTo(created);
        assertThat(previewed).isEqualTo(created);
        assertThat(HANDLER.matcher(created).find()).as(created).isFalse();
        assertThat(ALLOWED.matcher(created).replaceAll("")).as(created).doesNotContain("<");
        assertThat(created.toLowerCase(java.util.Locale.ROOT)).doesNotContain("href=\"javascript", "href=\"data");
    }

    /** Every field that a reader sees is text, and stays text. */
    @Test
    void treatsNamesTitlesAndKeysAsText() {
        String nasty = "\"><script>alert(1)</script>";
        Api named = SERVER.anonymous()
                .as(SsoToken.of("daily", "u1").claim("name", nasty).text());
        String key = page + nasty;
        String encoded = java.net.URLEncoder.encode(key, java.nio.charset.StandardCharsets.UTF_8);

        named.post("/comments", Map.of("page", Map.of("key", key, "title", nasty), "body", "hello"))
                .is(201);

        Reply thread = SERVER.anonymous().get("/thread?page=" + encoded).is(200);
        assertThat(thread.text("/thread/title")).isEqualTo(nasty);
        assertThat(thread.text("/items/0/author/name")).isEqualTo(nasty);
        assertThat(thread.header("content-type").orElseThrow()).startsWith("application/json");
        assertThat(thread.header("x-content-type-options")).contains("nosniff");
    }

    /** E-mail disclosed through a field of the API (CVE-2021-35970). */
    @Test
    void tellsNobodyWhatATokenSaysBesidesTheName() {
        Api secretive = SERVER.anonymous()
                .as(SsoToken.of("daily", "subject-4711")
                        .claim("name", "Ada")
                        .claim("email", "ada@daily.example")
                        .claim("phone_number", "+441234")
                        .text());
        String id = Drafts.post(secretive, page, "hello");
        List<Reply> all = new ArrayList<>(List.of(
                Drafts.thread(SERVER.anonymous(), page),
                SERVER.anonymous().get("/comments/" + id),
                secretive.get("/comments/" + id),
                secretive.get("/mine?page=" + page),
                SERVER.moderator("Mod").get("/comments/" + id),
                SERVER.moderator("Mod").get("/comments/" + id + "/history")));
        Drafts.decide(SERVER.moderator("Mod"), "spam", id, 1, "published");
        all.add(SERVER.moderator("Mod").get("/queues/spam?limit=200"));

        for (Reply reply : all) {
            assertThat(reply.is(200).text())
                    .doesNotContain("ada@daily.example", "subject-4711", "+441234", "eyJ", "https://daily.example\"");
        }
    }

    /** Fields are listed for each audience, not filtered. */
    @Test
    void showsReadersExactlyTheFieldsThatAreTheirs() {
        String top = Drafts.post(ada, page, "top");
        Drafts.answer(ada, page, top, "reply");
        JsonNode item = Drafts.thread(SERVER.anonymous(), page).at("/items/0");

        List<String> readers = List.of(
                "id",
                "parentId",
                "rootId",
                "depth",
                "createdAt",
                "revision",
                "replyCount",
                "status",
                "author",
                "html",
                "publishedAt",
                "editedAt",
                "votes",
                "reactions",
                "tally",
                "pinned",
                "featured");
        assertThat(names(item.path("replies").path(0))).containsExactlyInAnyOrderElementsOf(readers);
        assertThat(names(item)).containsAll(readers).hasSize(readers.size() + 2).contains("replies", "repliesNext");
        assertThat(names(item.path("author"))).containsExactlyInAnyOrder("id", "name", "avatar", "badges");
        assertThat(names(SERVER.anonymous().get("/comments/" + top).is(200).at("/comment")))
                .containsExactlyInAnyOrderElementsOf(readers);
    }

    /** A role set through a request's parameter (CVE-2026-28219). */
    @ParameterizedTest
    @ValueSource(strings = {"role", "roles", "status", "author", "accountId", "site", "html", "createdAt", "id"})
    void takesNoFieldThatIsNotTheCallersToSet(String field) {
        String id = Drafts.post(ada, page, "mine");

        ada.post("/comments", Map.of("page", Map.of("key", page), "body", "x", field, "moderator"))
                .is(ErrorCode.BAD_JSON);
        ada.patch("/comments/" + id, Map.of("body", "x", "revision", 1, field, "moderator"))
                .is(ErrorCode.BAD_JSON);
        ada.get("/queues?" + field + "=moderator").is(ErrorCode.ROLE_REQUIRED);
        ada.with("x-" + field, "moderator").get("/queues").is(ErrorCode.ROLE_REQUIRED);
    }

    /** A moderator who acts on what they cannot read, and a held comment that tells by its refusals that it exists. */
    @Test
    void doesNotTellThatAHeldCommentExists() {
        Api strict = SERVER.strictReader("Ada");
        Api stranger = SERVER.strictReader("Grace");
        String held = Drafts.post(strict, page, "held");
        String none = "0198a4f2-7b1c-7d3e-8f10-2a3b4c5d6e7f";

        for (String id : List.of(held, none)) {
            stranger.get("/comments/" + id).is(ErrorCode.COMMENT_NOT_FOUND);
            stranger.get("/comments/" + id + "/replies").is(ErrorCode.COMMENT_NOT_FOUND);
            stranger.delete("/comments/" + id).is(ErrorCode.COMMENT_NOT_FOUND);
            stranger.patch("/comments/" + id, Drafts.edit("x", 1)).is(ErrorCode.COMMENT_NOT_FOUND);
            stranger.post("/comments", Drafts.reply(page, id, "x")).is(ErrorCode.PARENT_NOT_VISIBLE);
        }
    }

    /** The refusal of a token says the same whatever is wrong with it. */
    @Test
    void doesNotExplainWhatIsWrongWithAToken() {
        Api nobody = SERVER.anonymous();
        String one = nobody.as(SsoToken.of("strict", "u").text())
                .get("/queues")
                .is(ErrorCode.TOKEN_INVALID)
                .text();
        String other =
                nobody.as("nonsense").get("/queues").is(ErrorCode.TOKEN_INVALID).text();

        assertThat(one).isEqualTo(other).doesNotContain("nonsense");
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
