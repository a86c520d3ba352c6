package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An admin reads and changes the settings of a site, and comments follow them. */
class SettingsIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual()
            .andSite(PublisherToken.site("tuned", "post").replace("http://localhost:8080", TestServer.ORIGIN))
            .andSite(PublisherToken.site("raced", "post").replace("http://localhost:8080", TestServer.ORIGIN));

    /** Within which all nodes follow; a slow machine may take a little longer. */
    private static final Duration A_SECOND = Duration.ofSeconds(3);

    @Test
    void aNewSiteHasTheDefaults() {
        Reply settings = admin("daily").get("/settings").is(200);

        assertThat(settings.at("/revision").asInt()).isZero();
        assertThat(settings.at("/policy")).isEqualTo(settings.at("/defaults"));
    }

    @Test
    void commentsFollowAChangedSetting() {
        Api admin = admin("tuned");
        Api ada = SERVER.anonymous().at("tuned").as(SsoToken.of("tuned", "Ada").text());
        String page = TestServer.page();
        assertThat(posted(ada, page)).isEqualTo("published");

        change(admin, Map.of("moderation", "pre")).is(200);
        Awaitility.await()
                .atMost(A_SECOND)
                .untilAsserted(() -> assertThat(posted(ada, page)).isEqualTo("held"));

        change(admin, Map.of()).is(200);
        Awaitility.await()
                .atMost(A_SECOND)
                .untilAsserted(() -> assertThat(posted(ada, page)).isEqualTo("published"));

        change(admin, Map.of("phases", Map.of("length", Map.of("most", 3)))).is(200);
        Awaitility.await()
                .atMost(A_SECOND)
                .untilAsserted(() -> assertThat(posted(ada, page)).isEqualTo("held"));
    }

    @Test
    void trustFollowsTheSettingsAndSparesFromWaiting() {
        Api admin = admin("strict");
        Api ada = SERVER.strictReader("Ada of trust");
        Api mod = SERVER.strictModerator("Mod");
        String page = TestServer.page();
        String id = Drafts.post(ada, page, "the first");
        Drafts.decide(mod, "approve", id, 1, "held");
        assertThat(mod.get("/queues/all?page=" + page).is(200).text("/items/0/author/trust"))
                .isEqualTo("new");

        change(admin, Map.of("trust", Map.of("knownAfter", 1, "atOnce", "known")))
                .is(200);
        assertThat(mod.get("/queues/all?page=" + page).is(200).text("/items/0/author/trust"))
                .isEqualTo("known");
        Awaitility.await()
                .atMost(A_SECOND)
                .untilAsserted(() -> assertThat(posted(ada, page)).isEqualTo("published"));
        assertThat(posted(SERVER.strictReader("Somebody new"), page)).isEqualTo("held");

        change(admin, Map.of()).is(200);
        Awaitility.await()
                .atMost(A_SECOND)
                .untilAsserted(() -> assertThat(posted(ada, page)).isEqualTo("held"));
    }

    @Test
    void ofAdminsAtOnceExactlyOneIsApplied() {
        Api admin = admin("raced");
        int revision = admin.get("/settings").is(200).at("/revision").asInt();
        String change = Api.json(Map.of("revision", revision, "policy", Map.of("editKeepsShowing", false)));

        List<CompletableFuture<Reply>> all = IntStream.range(0, 8)
                .mapToObj(n -> admin.start("PUT", "/settings", change))
                .toList();

        assertThat(all.stream().map(CompletableFuture::join).filter(reply -> reply.status() == 200))
                .hasSize(1);
        assertThat(admin.get("/settings").is(200).at("/revision").asInt()).isEqualTo(revision + 1);
    }

    @Test
    void saysWhatIsWrongAndChangesNothing() {
        Api admin = admin("daily");
        Reply refused = change(admin, Map.of("phases", Map.of("links", Map.of("most", -1))));

        refused.is(ErrorCode.INVALID_FIELDS);
        assertThat(refused.text("/errors/0/field")).isEqualTo("/policy/phases/links/most");
        change(admin, Map.of("phases", Map.of("links", Map.of("color", "red")))).is(ErrorCode.BAD_JSON);
        admin.send("PUT", "/settings", "{\"policy\":{}}").is(ErrorCode.INVALID_FIELDS);
        admin.send("PUT", "/settings", "{\"revision\":0}").is(ErrorCode.INVALID_FIELDS);
        assertThat(admin.get("/settings").is(200).at("/revision").asInt()).isZero();
    }

    @Test
    void triesSettingsOutWithoutChangingAnything() {
        Api ada = SERVER.reader("Trier");
        String page = TestServer.page();
        String bad = Drafts.post(ada, page, "a c4sino for everyone");
        Drafts.post(ada, page, "a library for everyone");
        Map<String, Object> wanted = Map.of("phases", Map.of("bannedWords", Map.of("words", List.of("casino"))));

        Reply outcome = admin("daily")
                .post("/settings/dry-run", Map.of("policy", wanted, "comments", 100))
                .is(200);

        assertThat(outcome.at("/changed").asInt()).isEqualTo(1);
        assertThat(outcome.text("/changes/0/commentId")).isEqualTo(bad);
        assertThat(outcome.text("/changes/0/before")).isEqualTo("published");
        assertThat(outcome.text("/changes/0/after")).isEqualTo("rejected");
        assertThat(outcome.text("/changes/0/findings/0/phase")).isEqualTo("bannedWords");
        assertThat(outcome.at("/before/published").asInt())
                .isEqualTo(outcome.at("/comments").asInt());
        assertThat(outcome.at("/after/rejected").asInt()).isEqualTo(1);
        assertThat(admin("daily").get("/settings").is(200).at("/revision").asInt())
                .isZero();
        admin("daily")
                .post("/settings/dry-run", Map.of("policy", wanted, "comments", 501))
                .is(ErrorCode.INVALID_FIELDS);
        admin("daily").send("POST", "/settings/dry-run", "{}").is(ErrorCode.INVALID_FIELDS);
    }

    private static String posted(Api ada, String page) {
        return ada.post("/comments", Drafts.comment(page, "four")).is(201).text("/comment/status");
    }

    private static Reply change(Api admin, Map<String, Object> policy) {
        int revision = admin.get("/settings").is(200).at("/revision").asInt();
        return admin.send("PUT", "/settings", Api.json(Map.of("revision", revision, "policy", policy)));
    }

    private static Api admin(String site) {
        return SERVER.anonymous()
                .at(site)
                .as(SsoToken.of(site, "Admin").role("admin").text());
    }
}
