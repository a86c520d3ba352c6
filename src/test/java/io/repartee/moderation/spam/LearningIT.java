package io.repartee.moderation.spam;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.Statements;
import io.repartee.testing.TestServer;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A site learns from its moderators, once from each decision, and unlearns what they take back. */
class LearningIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual()
            .andSite(site("learning"))
            .andSite(site("undoing"))
            .andSite(site("racing"));

    private static final List<String> PILLS = List.of("cheap", "pills", "casino", "winner", "bonus");
    private static final List<String> TOWN = List.of("council", "library", "bridge", "school", "mayor");

    @Test
    void everyStatementFitsTheSchema() throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(SpamSql.class)).isNotEmpty();
    }

    @Test
    void holdsWhatLooksLikeThisSitesSpamAndSaysWhy() {
        Api mod = moderator("learning");
        Api admin = SERVER.anonymous()
                .at("learning")
                .as(SsoToken.of("learning", "Admin").role("admin").text());
        Map<String, Object> spam = Map.of("phases", Map.of("spam", Map.of("examples", 10, "percent", 90)));
        admin.send("PUT", "/settings", Api.json(Map.of("revision", 0, "policy", spam)))
                .is(200);
        teach("learning", 12);
        learn();

        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                mod.get("/spam-model").is(200).at("/active").asBoolean())
                        .isTrue());
        Reply model = mod.get("/spam-model").is(200);
        assertThat(model.at("/examples/spam").asInt()).isEqualTo(12);
        assertThat(model.at("/examples/fine").asInt()).isEqualTo(12);
        assertThat(model.each("/spamWords", "word")).contains("pills", "casino").doesNotContain("bridge");

        assertThat(post("learning", "cheap pills and a casino bonus for the winner")
                        .text("/comment/status"))
                .isEqualTo("held");
        assertThat(post("learning", "the mayor and the council closed our library")
                        .text("/comment/status"))
                .isEqualTo("published");
        JsonNode finding = mod.get("/queues/pending").is(200).at("/items/0/findings/0");
        assertThat(finding.path("phase").asText()).isEqualTo("spam");
        assertThat(finding.path("saw").asText()).contains("like this site's spam", "casino +");
    }

    @Test
    void unlearnsWhatIsUndoneAndRelearnsWhatIsDecidedAnew() {
        Api mod = moderator("undoing");
        String id = post("undoing", "cheap pills").text("/comment/id");
        String decision =
                decide(mod, "spam", id, "published").path("decisionId").asText();
        learn();
        assertThat(counts("undoing")).isEqualTo("1/0");

        mod.send("POST", "/decisions/" + decision + "/undo", null).is(200);
        learn();
        assertThat(counts("undoing")).isEqualTo("0/0");
        assertThat(SERVER.sql(
                                "select 1 from spam_token where site_id = (select site_id from site where key = 'undoing')")
                        .size())
                .isZero();

        decide(mod, "approve", id, "published");
        learn();
        assertThat(counts("undoing")).isEqualTo("0/1");
        decide(mod, "reject", id, "published");
        learn();
        assertThat(counts("undoing")).isEqualTo("0/0");
        decide(mod, "restore", id, "rejected");
        learn();
        learn();
        assertThat(counts("undoing")).isEqualTo("0/1");
    }

    @Test
    void severalNodesAtOnceLearnEachDecisionOnce() {
        teach("racing", 30);
        LearnFromDecisions one = later();
        LearnFromDecisions other = later();

        for (int i = 0; i < 8; i++) {
            TestServer.await(Future.all(one.run(), other.run(), one.run()));
        }

        assertThat(counts("racing")).isEqualTo("30/30");
        assertThat(SERVER.sql("""
                        select 1 from spam_token t
                        cross join lateral
                          (select count(*) filter (where e.spam) as spam, count(*) filter (where not e.spam) as fine
                           from spam_example e where e.site_id = t.site_id and t.token = any (e.tokens)) counted
                        where t.site_id = (select site_id from site where key = 'racing')
                          and (t.spam <> counted.spam or t.fine <> counted.fine)
                        """).size()).isZero();
    }

    private static void teach(String site, int times) {
        List<Map<String, Object>> spam = new ArrayList<>();
        List<Map<String, Object>> fine = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            spam.add(item(post(site, text(PILLS, i)).text("/comment/id"), 1, "published"));
            fine.add(item(post(site, text(TOWN, i)).text("/comment/id"), 1, "published"));
        }
        decide(moderator(site), "spam", spam);
        decide(moderator(site), "approve", fine);
    }

    private static String text(List<String> words, int n) {
        return words.get(n % words.size()) + " and " + words.get((n + 1) % words.size()) + " and "
                + words.get((n + 2) % words.size()) + " as number" + (char) ('a' + n % 26) + (char) ('a' + n / 26);
    }

    private static Reply post(String site, String text) {
        Map<String, Object> comment = Map.of("page", Map.of("key", TestServer.page()), "body", text);
        return SERVER.anonymous()
                .at(site)
                .as(SsoToken.of(site, "Reader " + text.hashCode()).text())
                .post("/comments", comment)
                .is(201);
    }

    private static JsonNode decide(Api mod, String action, String id, String expect) {
        int revision =
                mod.get("/comments/" + id).is(200).at("/comment/latestRevision").asInt();
        return decide(mod, action, List.of(item(id, revision, expect))).get(0);
    }

    private static JsonNode decide(Api mod, String action, List<Map<String, Object>> items) {
        JsonNode results = mod.post("/decisions", Map.of("action", action, "items", items))
                .is(200)
                .at("/results");
        assertThat(results)
                .allSatisfy(
                        result -> assertThat(result.path("outcome").asText()).isEqualTo("applied"));
        return results;
    }

    private static Map<String, Object> item(String id, int revision, String expect) {
        return Map.of("commentId", id, "revision", revision, "expect", expect);
    }

    private static void learn() {
        LearnFromDecisions learning = later();
        for (int i = 0; i < 20 && TestServer.await(learning.run()); i++) {
            assertThat(i).isLessThan(19);
        }
    }

    /** By whose clock all that was decided is settled. */
    private static LearnFromDecisions later() {
        return new LearnFromDecisions(SERVER.pool(), () -> Instant.now().plus(Duration.ofHours(1)));
    }

    private static String counts(String site) {
        Row row = SERVER.sql(
                        "select m.spam, m.fine from spam_model m join site s using (site_id) where s.key = $1", site)
                .iterator()
                .next();
        return row.getInteger(0) + "/" + row.getInteger(1);
    }

    private static Api moderator(String site) {
        return SERVER.anonymous()
                .at(site)
                .as(SsoToken.of(site, "Mod").role("moderator").text());
    }

    private static String site(String key) {
        return PublisherToken.site(key, "post").replace("http://localhost:8080", TestServer.ORIGIN);
    }
}
