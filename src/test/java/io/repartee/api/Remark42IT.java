package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The requests that Remark42's front end sends ({@code frontend/apps/remark42/app}: {@code common/api.ts}, {@code counter.ts}, {@code last-comments.tsx}). */
class Remark42IT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static final String API = "/remark42/daily/api/v1";

    @Test
    void itsWidgetGetsThePageAsATree() {
        String page = "https://www.daily.example/tree";
        String first = Drafts.post(SERVER.reader("Ann"), page, "First");
        String answer = Drafts.answer(SERVER.reader("Ben"), page, first, "An answer");
        Drafts.answer(SERVER.reader("Cy"), page, answer, "One more");
        String second = Drafts.post(SERVER.reader("Dora"), page, "Second");
        SERVER.reader("Ben").send("DELETE", "/comments/" + answer, null);

        Reply found = SERVER.anonymous()
                .get(API + "/find?site=daily&url=" + encoded(page) + "&sort=-active&format=tree")
                .is(200);

        assertThat(comments(found.at("/comments"))).containsExactly("Second", "First", " ", "  One more");
        assertThat(found.text("/comments/0/comment/user/name")).isEqualTo("Dora");
        assertThat(found.text("/comments/0/comment/id")).isEqualTo(second);
        assertThat(found.text("/comments/0/comment/locator/url")).isEqualTo(page);
        assertThat(found.at("/comments/1/replies/0/comment/delete").asBoolean()).isTrue();
        assertThat(found.text("/comments/1/replies/0/comment/user/name")).isEqualTo("deleted");
        assertThat(found.text("/comments/1/replies/0/comment/pid")).isEqualTo(first);
        assertThat(found.at("/info/count").asInt()).isEqualTo(3);

        Reply flat = SERVER.anonymous()
                .get(API + "/find?site=daily&url=" + encoded(page) + "&sort=%2Btime")
                .is(200);
        assertThat(flat.at("/comments")).hasSize(4);
        assertThat(flat.text("/comments/0/id")).isEqualTo(first);
    }

    /** {@code getConfig}, {@code getUser} and {@code getPostComments} of {@code common/api.ts}, as {@code common/fetcher.ts} sends them. */
    @Test
    void itsWidgetBeginsAsAReaderWhoIsNotSignedIn() {
        Reply config = SERVER.anonymous()
                .with("origin", TestServer.ORIGIN)
                .get(API + "/config?site=daily")
                .is(200);
        assertThat(config.at("/auth_providers").isArray()).isTrue();
        assertThat(config.at("/auth_providers")).isEmpty();
        assertThat(config.at("/admins").isArray()).isTrue();
        assertThat(config.at("/simple_view").asBoolean()).isTrue();
        assertThat(SERVER.anonymous()
                        .get("/remark42/daily/auth/status?site=daily")
                        .is(200)
                        .text("/status"))
                .isEqualTo("not logged in");
        for (String sort :
                List.of("-time", "+time", "-active", "+active", "-score", "+score", "-controversy", "+controversy")) {
            Reply empty = SERVER.anonymous()
                    .get(API + "/find?site=daily&url=" + encoded("https://www.daily.example/nothing") + "&sort="
                            + encoded(sort) + "&format=tree")
                    .is(200);
            assertThat(empty.at("/comments").isArray()).isTrue();
            assertThat(empty.at("/info/count").asInt()).isZero();
        }
        SERVER.anonymous().get("/remark42/nowhere/api/v1/config").is(ErrorCode.SITE_NOT_FOUND);
    }

    @Test
    void itsCounterGetsManyPagesAtOnce() {
        String page = "https://www.daily.example/counted";
        Drafts.post(SERVER.reader("Ann"), page, "First");

        Reply counts = SERVER.anonymous()
                .with("origin", TestServer.ORIGIN)
                .post(API + "/counts?site=daily", List.of("https://www.daily.example/none", page))
                .is(200);

        assertThat(counts.text("/0/url") + " " + counts.at("/0/count")).isEqualTo("https://www.daily.example/none 0");
        assertThat(counts.text("/1/url") + " " + counts.at("/1/count")).isEqualTo(page + " 1");
        assertThat(SERVER.anonymous()
                        .get(API + "/count?site=daily&url=" + encoded(page))
                        .is(200)
                        .at("/count")
                        .asInt())
                .isEqualTo(1);
        assertThat(SERVER.anonymous()
                        .get(API + "/info?site=daily&url=" + encoded(page))
                        .is(200)
                        .text("/first_time"))
                .startsWith("20");
        assertThat(SERVER.anonymous()
                        .get(API + "/info?site=daily&url=x")
                        .is(200)
                        .text("/first_time"))
                .isEqualTo("0001-01-01T00:00:00Z");
        assertThat(SERVER.anonymous()
                        .get(API + "/list?site=daily&limit=100&skip=0")
                        .is(200)
                        .text())
                .contains(page);
    }

    @Test
    void itsListOfLatestCommentsHasOnlyWhatReadersSee() {
        String page = TestServer.page();
        String seen = Drafts.post(SERVER.reader("Ann"), page, "Seen");
        String removed = Drafts.post(SERVER.reader("Ben"), page, "Removed");
        Drafts.decide(SERVER.moderator("Mo"), "reject", removed, 1, "published");

        Reply last = SERVER.anonymous().get(API + "/last/10?site=daily").is(200);

        assertThat(last.each("", "id")).contains(seen).doesNotContain(removed);
        assertThat(SERVER.anonymous()
                        .get(API + "/id/" + seen + "?site=daily&url=x")
                        .is(200)
                        .text("/text"))
                .isEqualTo("<p>Seen</p>\n");
        SERVER.anonymous().get(API + "/id/" + removed).is(ErrorCode.COMMENT_NOT_FOUND);
        SERVER.anonymous().get(API + "/id/x").is(ErrorCode.COMMENT_NOT_FOUND);
        SERVER.anonymous().get(API + "/find").is(ErrorCode.BAD_PARAMETER);
        SERVER.anonymous().get("/remark42/nowhere/api/v1/last/1").is(ErrorCode.SITE_NOT_FOUND);
    }

    private static List<String> comments(JsonNode nodes) {
        List<String> texts = new ArrayList<>();
        add(nodes, "", texts);
        return texts;
    }

    private static void add(JsonNode nodes, String indent, List<String> texts) {
        nodes.forEach(node -> {
            texts.add(indent
                    + node.path("comment")
                            .path("text")
                            .asText()
                            .replaceAll("<[^>]*>", "")
                            .strip());
            add(node.path("replies"), indent + " ", texts);
        });
    }

    private static String encoded(String url) {
        return URLEncoder.encode(url, StandardCharsets.UTF_8);
    }
}
