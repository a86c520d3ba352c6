package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.w3c.dom.Document;

/** Comments for who has no script: HTML with structured data, feeds, a quotation. Nothing in them ends an element that it should not. */
class OpenPagesIT {
    private static final String NASTY = "</script><script>alert(1)</script> ]]> & \"quoted\" \u2028 it's";
    private static final String URL = TestServer.ORIGIN + "/story?a=1&b=2";

    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    @Test
    void theDocumentHasTheCommentsAndStructuredDataAndNothingThatRuns() throws Exception {
        String page = TestServer.page();
        String root = post(page, "Eve </script>", NASTY, null);
        String reply = post(page, "Ben", "An *answer*.", root);

        Reply answer = SERVER.anonymous().get("/thread.html?page=" + page).is(200);
        String html = answer.text();

        assertThat(answer.header("content-security-policy").orElseThrow()).startsWith("default-src 'none'");
        assertThat(html)
                .contains(
                        "<link rel=\"canonical\" href=\"https://www.daily.example/story?a=1&amp;b=2\">",
                        "id=\"comment-" + root,
                        "id=\"comment-" + reply,
                        "<em>answer</em>");
        assertThat(html.split("<script")).as("scripts").hasSize(2);
        JsonNode data = data(html, "application/ld+json");
        assertThat(data.path("@type").asText()).isEqualTo("DiscussionForumPosting");
        assertThat(data.at("/comment/0/text").asText()).contains("</script><script>alert(1)</script>", "& \"quoted\"");
        assertThat(data.at("/comment/0/author/name").asText()).isEqualTo("Eve </script>");
        assertThat(data.at("/comment/0/comment/0/text").asText()).isEqualTo("An answer.");
        assertThat(data.at("/comment/0/comment/0/url").asText()).isEqualTo(URL + "#comment-" + reply);
    }

    @Test
    void theFragmentHasWhatTheElementBeginsWith() throws Exception {
        String page = TestServer.page();
        post(page, "Ada", NASTY, null);
        String fragment = SERVER.anonymous()
                .get("/thread.html?page=" + page + "&fragment=true&lang=ar")
                .is(200)
                .text();

        assertThat(fragment)
                .startsWith("<template shadowrootmode=\"open\"")
                .contains("dir=\"rtl\"", "التعليقات", ":host{")
                .doesNotContain("<html", "alert(1)</script>");
        JsonNode included = data(fragment, "application/json\" data-repartee");
        assertThat(included)
                .isEqualTo(SERVER.anonymous().get("/thread?page=" + page).json());
    }

    @Test
    void whatIsRemovedIsNowhere() {
        String page = TestServer.page();
        String root = post(page, "Ada", "A regrettable remark", null);
        post(page, "Ben", "An answer to it", root);
        SERVER.anonymous()
                .as(SsoToken.of("daily", "Ada").text())
                .delete("/comments/" + root)
                .is(204);
        String fresh =
                SERVER.anonymous().get("/thread?page=" + page + "&fresh=x:0:0").text();
        assertThat(fresh).doesNotContain("regrettable");

        for (String path : List.of("/thread.html?page=" + page, "/thread.atom?page=" + page)) {
            assertThat(SERVER.anonymous().get(path).is(200).text())
                    .doesNotContain("regrettable")
                    .contains("An answer to it");
        }
        SERVER.anonymous()
                .get("/oembed?url=" + encoded(URL + "#comment-" + root))
                .is(ErrorCode.COMMENT_NOT_FOUND);
    }

    @Test
    void feedsAreWellFormedWhateverIsInThem() throws Exception {
        String page = TestServer.page();
        String id = post(page, "Eve <&>", NASTY, null);
        for (String path : List.of("/thread.atom?page=" + page, "/comments.atom")) {
            Reply answer = SERVER.anonymous().get(path).is(200);
            Document feed = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(answer.text().getBytes(StandardCharsets.UTF_8)));
            assertThat(answer.text()).contains("urn:uuid:" + id);
            assertThat(feed.getElementsByTagName("content").getLength()).isPositive();
            String etag = answer.header("etag").orElseThrow();
            if (path.contains("thread")) {
                SERVER.anonymous().with("if-none-match", etag).get(path).is(304);
            }
        }
    }

    @Test
    void pagesAreTakenFromTheCacheAndGoOn() {
        String page = TestServer.page();
        IntStream.range(0, 3).forEach(n -> post(page, "Ada", "Number " + n, null));
        Reply first =
                SERVER.anonymous().get("/thread.html?limit=2&page=" + page).is(200);
        Matcher next =
                Pattern.compile("rel=\"next\" href=\"thread.html([^\"]+)\"").matcher(first.text());
        assertThat(next.find()).isTrue();
        String path = "/thread.html" + next.group(1).replace("&amp;", "&");
        assertThat(SERVER.anonymous().get(path).is(200).text())
                .contains("Number 0")
                .doesNotContain("Number 2");
        SERVER.anonymous()
                .with("if-none-match", first.header("etag").orElseThrow())
                .get("/thread.html?limit=2&page=" + page)
                .is(304);
    }

    @Test
    void aCommentCanBeQuoted() {
        String page = TestServer.page();
        String id = post(page, "Ada", "Quote **me**", null);
        Reply quote = SERVER.anonymous()
                .get("/oembed?maxwidth=300&url=" + encoded(URL + "#comment-" + id))
                .is(200);
        assertThat(quote.text("/html")).contains("<strong>me</strong>", "#comment-" + id, "Ada");
        assertThat(quote.at("/width").asInt()).isEqualTo(300);
        SERVER.anonymous().get("/oembed?url=" + encoded(URL)).is(ErrorCode.COMMENT_NOT_FOUND);
        SERVER.anonymous()
                .get("/oembed?url=" + encoded(URL + "#comment-" + UUID.randomUUID()))
                .is(ErrorCode.COMMENT_NOT_FOUND);
        SERVER.anonymous()
                .get("/oembed?format=xml&url=" + encoded(URL + "#comment-" + id))
                .is(ErrorCode.BAD_PARAMETER);
    }

    private static String post(String page, String name, String body, String parent) {
        Api who = SERVER.anonymous().as(SsoToken.of("daily", name).text());
        Map<String, Object> where = Map.of("key", page, "url", URL, "title", "A story");
        Map<String, Object> comment = parent == null
                ? Map.of("page", where, "body", body)
                : Map.of("page", where, "body", body, "parentId", parent);
        return who.post("/comments", comment).is(201).text("/comment/id");
    }

    private static JsonNode data(String html, String type) throws Exception {
        Matcher script = Pattern.compile("<script type=\"" + Pattern.quote(type) + "\"?>(.*?)</script>")
                .matcher(html.replace("\n", " "));
        assertThat(script.find()).as(html).isTrue();
        return new ObjectMapper().readTree(script.group(1));
    }

    private static String encoded(String url) {
        return java.net.URLEncoder.encode(url, StandardCharsets.UTF_8);
    }
}
