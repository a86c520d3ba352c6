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

/** What goes on where: each test has a section of its own, so that the lists of others are not in its way. */
class DiscoveryIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String section = "section of " + TestServer.page();
    private final Api nobody = SERVER.anonymous();
    private final Api mod = SERVER.moderator("Mod");

    @Test
    void whatIsDiscussedMostComesFirstAndWhatWasTakenAwayDoesNotCount() {
        String quiet = TestServer.page();
        String loud = TestServer.page();
        post("Ada", quiet);
        post("Ada", loud);
        String spam = post("Ada", loud);
        post("Grace", loud);
        Drafts.decide(mod, "spam", spam, 1, "published");

        Reply list = nobody.get("/discussed?hours=1&section=" + encoded()).is(200);
        assertThat(list.each("/items", "page")).containsExactly(loud, quiet);
        assertThat(list.at("/items/0/score").asInt()).isEqualTo(2);
        assertThat(list.at("/items/0/commentCount").asInt()).isEqualTo(2);
        assertThat(list.text("/items/0/section")).isEqualTo(section);
        assertThat(list.text("/items/0/title")).isEqualTo("The story of " + loud);
    }

    @Test
    void trendingIsTheRateThatFades() {
        String old = TestServer.page();
        String fresh = TestServer.page();
        for (int n = 0; n < 5; n++) {
            post("Ada", old);
        }
        post("Ada", fresh);
        post("Grace", fresh);
        // The five were written twelve hours ago: two halvings make them less than two of now.
        SERVER.sql("""
                update thread_counter k set pulse = pulse - 2 from thread t
                where t.site_id = k.site_id and t.thread_id = k.thread_id and t.page = $1
                """, old);

        Reply list = nobody.get("/trending?section=" + encoded()).is(200);
        assertThat(list.each("/items", "page")).containsExactly(fresh, old);
        assertThat(list.at("/items/0/score").asDouble()).isBetween(1.9, 2.001);
        assertThat(list.at("/items/1/score").asDouble()).isBetween(1.2, 1.251);
        assertThat(nobody.get("/trending").is(200).at("/items").size()).isPositive();
    }

    @Test
    void thePulseIsWhatItsCommentsAddUpTo() {
        String page = TestServer.page();
        String first = post("Ada", page);
        String second = post("Grace", page);
        post("Linus", page);
        String decision = Drafts.decide(mod, "reject", first, 1, "published")
                .path("decisionId")
                .asText();
        Drafts.decide(mod, "spam", second, 1, "published");
        mod.send("POST", "/decisions/" + decision + "/undo", null).is(200);

        double off = SERVER.sql("""
                select k.pulse - (select pulse_of(array_agg(published_at)) from comment c
                                  where c.site_id = k.site_id and c.thread_id = k.thread_id and c.status = 0) as off
                from thread_counter k join thread t using (site_id, thread_id) where t.page = $1
                """, page).iterator().next().getDouble(0);
        assertThat(off).isBetween(-0.001, 0.001);
    }

    @Test
    void theLatestCommentsAreThoseThatReadersSee() {
        String page = TestServer.page();
        String first = post("Ada", page);
        String second = post("Grace", page);
        String gone = post("Linus", page);
        Drafts.decide(mod, "reject", gone, 1, "published");

        Reply list = nobody.get("/latest?section=" + encoded()).is(200);
        assertThat(list.at("/items"))
                .extracting(item -> item.at("/comment/id").asText())
                .containsExactly(second, first);
        assertThat(list.text("/items/0/page/key")).isEqualTo(page);
        assertThat(nobody.get("/latest?limit=1").is(200).at("/items")).hasSize(1);
    }

    @Test
    void relatedIsWhereTheSamePeopleAreAndTheSameSection() {
        String here = TestServer.page();
        String both = TestServer.page();
        String one = TestServer.page();
        String near = TestServer.page();
        for (String name : List.of("Ada of " + here, "Grace of " + here)) {
            post(name, here);
            post(name, both);
        }
        post("Ada of " + here, one);
        post("Linus", one);
        post("Linus", near);

        Reply list = nobody.get("/related?page=" + here).is(200);
        assertThat(list.each("/items", "page")).containsExactly(both, one, near);
        assertThat(list.at("/items/0/score").asDouble()).isEqualTo(1.1);
        assertThat(nobody.get("/related?page=" + TestServer.page()).is(200).at("/items"))
                .isEmpty();
    }

    @Test
    void listsAreCacheableAndNameWhatTheyAre() {
        Reply list = nobody.get("/discussed").is(200);
        String tag = list.header("etag").orElseThrow();
        assertThat(list.header("cache-control")).contains("public, max-age=30, stale-while-revalidate=300");
        assertThat(nobody.with("if-none-match", tag).get("/discussed").status()).isEqualTo(304);
        nobody.get("/discussed?hours=0").is(ErrorCode.BAD_PARAMETER);
        nobody.get("/trending?section=").is(ErrorCode.BAD_PARAMETER);
        nobody.get("/related").is(ErrorCode.BAD_PARAMETER);
    }

    private String encoded() {
        return java.net.URLEncoder.encode(section, java.nio.charset.StandardCharsets.UTF_8);
    }

    private String post(String name, String page) {
        return SERVER.reader(name)
                .post(
                        "/comments",
                        Map.of(
                                "page",
                                Map.of("key", page, "title", "The story of " + page, "section", section),
                                "body",
                                "hello"))
                .is(201)
                .text("/comment/id");
    }
}
