package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Texts are looked at when they are posted and when they are edited, and moderators see why one waits. */
class ScreeningIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual()
            .andSite(PublisherToken.site("screened", "post").replace("http://localhost:8080", TestServer.ORIGIN));

    private static final String LONG = "This text is long enough to be noticed when it is said again.";

    private final String page = TestServer.page();
    private final Api ada = reader("Ada of " + page);
    private final Api mod = SERVER.anonymous()
            .at("screened")
            .as(SsoToken.of("screened", "Mod").role("moderator").text());

    @BeforeAll
    static void settings() {
        Api admin = SERVER.anonymous()
                .at("screened")
                .as(SsoToken.of("screened", "Admin").role("admin").text());
        Map<String, Object> phases = Map.of(
                "suspectWords", Map.of("words", List.of("casino")),
                "bannedWords", Map.of("words", List.of("viagra")),
                "links", Map.of("deny", List.of("evil.example")));
        admin.send("PUT", "/settings", Api.json(Map.of("revision", 0, "policy", Map.of("phases", phases))))
                .is(200);
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                status(reader("First").post("/comments", Drafts.comment("first", "casino"))))
                        .isEqualTo("held"));
    }

    @Test
    void saysWhyAndWhereACommentWaits() {
        String id = Drafts.post(ada, page, "come to my c a s i n o now");

        JsonNode card = mod.get("/queues/pending?limit=200").is(200).at("/items");
        JsonNode finding = null;
        for (JsonNode item : card) {
            finding = item.path("id").asText().equals(id) ? item.at("/findings/0") : finding;
        }
        assertThat(finding).isNotNull();
        assertThat(finding.path("phase").asText()).isEqualTo("suspectWords");
        assertThat(finding.path("ruling").asText()).isEqualTo("hold");
        assertThat(finding.at("/span/from").asInt()).isEqualTo(11);
        assertThat(finding.at("/span/to").asInt()).isEqualTo(22);
    }

    @Test
    void theStrictestRulingDecides() {
        assertThat(status(post("casino and viagra"))).isEqualTo("rejected");
        assertThat(status(post("casino at https://evil.example"))).isEqualTo("spam");
        assertThat(status(post("an ordinary comment"))).isEqualTo("published");
    }

    @Test
    void looksAtEditsToo() {
        String id = Drafts.post(ada, page, "fine");

        Reply edited = ada.patch("/comments/" + id, Drafts.edit("casino", 1)).is(200);

        assertThat(mod.get("/queues/pending?limit=200").is(200).each("/items", "id"))
                .contains(id);
        assertThat(Drafts.thread(SERVER.anonymous().at("screened"), page).text())
                .doesNotContain("casino");
        assertThat(edited.text("/comment/source")).isEqualTo("casino");
    }

    @Test
    void moderatorsOwnWordsAreNotScreened() {
        assertThat(status(mod.post("/comments", Drafts.comment(page, "casino viagra https://evil.example"))))
                .isEqualTo("published");
    }

    @Test
    void holdsWhatItsAuthorHasSaidTooOften() {
        assertThat(status(post(LONG))).isEqualTo("published");
        assertThat(status(post(LONG.toUpperCase(java.util.Locale.ROOT)))).isEqualTo("published");
        assertThat(status(post(LONG + "!"))).isEqualTo("held");
    }

    @Test
    void holdsWhatManyAccountsSay() {
        String text = "Everybody should now go and read what stands on that other page of " + page;
        for (int i = 0; i < 3; i++) {
            assertThat(status(reader("Voice " + i + page).post("/comments", Drafts.comment(page, text))))
                    .isEqualTo("published");
        }
        assertThat(status(reader("Voice last" + page).post("/comments", Drafts.comment(page, text))))
                .isEqualTo("held");
    }

    /** What is known of an author is kept for a minute; a decision made here counts at once. */
    @Test
    void aDecisionCountsForTheAuthorsNextComment() {
        for (int i = 0; i < 10; i++) {
            String id = Drafts.post(ada, page, "comment " + i);
            Drafts.decide(mod, "reject", id, 1, "published");
        }

        JsonNode posted =
                ada.post("/comments", Drafts.comment(page, "another")).is(201).json();

        assertThat(posted.at("/comment/status").asText()).isEqualTo("held");
    }

    @Test
    void anAuthorUnderPremoderationWaits() {
        String account = Drafts.author(ada, page);
        mod.post("/accounts/" + account + "/sanctions", Drafts.sanction("premoderate"))
                .is(201);

        Awaitility.await()
                .untilAsserted(() -> assertThat(status(post("and another one"))).isEqualTo("held"));
    }

    @Test
    void longTextsAreLookedAtElsewhere() {
        assertThat(status(post("word ".repeat(1_900) + "casino"))).isEqualTo("held");
        assertThat(status(post("word ".repeat(1_900)))).isEqualTo("published");
    }

    private Reply post(String text) {
        return ada.post("/comments", Drafts.comment(page, text));
    }

    private static String status(Reply posted) {
        return posted.is(201).text("/comment/status");
    }

    private static Api reader(String name) {
        return SERVER.anonymous()
                .at("screened")
                .as(SsoToken.of("screened", name).text());
    }
}
