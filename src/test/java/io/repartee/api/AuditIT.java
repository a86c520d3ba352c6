package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The log of who did what, as moderators read it and admins take it away. */
class AuditIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada");
    private final Api mod = SERVER.moderator("Mod");
    private final Api admin =
            SERVER.anonymous().as(SsoToken.of("daily", "Admin").role("admin").text());

    @Test
    void everyDecisionHasAnEntryThatIsSoonSealed() {
        String id = Drafts.post(ada, page, "mine");
        Drafts.decide(mod, "reject", id, 1, "published");

        JsonNode entry = latest("decision");
        assertThat(entry.path("subject").asText()).isEqualTo(id);
        assertThat(entry.at("/detail/by").asText()).isEqualTo("Mod");
        Awaitility.await()
                .untilAsserted(() ->
                        assertThat(latest("decision").path("seq").isNull()).isFalse());
    }

    @Test
    void aModeratorsDeletionHasAnEntryAndItsAuthorsHasNone() {
        String own = Drafts.post(ada, page, "my own");
        ada.delete("/comments/" + own).is(204);
        String id = Drafts.post(ada, page, "taken away");
        mod.delete("/comments/" + id).is(204);

        JsonNode entry = latest("decision");
        assertThat(entry.path("subject").asText()).isEqualTo(id);
        assertThat(entry.at("/detail/by").asText()).isEqualTo("Mod");
        assertThat(admin.get("/audit?limit=200").is(200).at("/items").findValuesAsText("subject"))
                .doesNotContain(own);
    }

    @Test
    void aChangeOfSettingsIsLoggedWithWhoMadeItAndWithoutSecrets() {
        int revision = admin.get("/settings").is(200).at("/revision").asInt();
        String policy = "{\"editKeepsShowing\":false,\"phases\":{\"external\":"
                + "{\"url\":\"https://checks.example/\",\"secret\":\"a secret of at least thirty-two bytes\"}}}";
        admin.send("PUT", "/settings", "{\"revision\":" + revision + ",\"policy\":" + policy + "}")
                .is(200);

        JsonNode entry = latest("settings");
        assertThat(entry.path("actor").asText()).isNotEmpty().isNotEqualTo("null");
        assertThat(entry.at("/detail/editKeepsShowing/to").asText()).isEqualTo("false");
        assertThat(entry.toString()).doesNotContain("thirty-two").contains("kept secret");
    }

    @Test
    void sanctionsAreLogged() {
        String author = Drafts.author(SERVER.reader("Offender of " + page), page);
        String sanction = mod.post("/accounts/" + author + "/sanctions", Drafts.sanction("premoderate"))
                .is(201)
                .text("/id");
        assertThat(latest("sanction.imposed").path("subject").asText()).isEqualTo(author);
        mod.delete("/accounts/" + author + "/sanctions/" + sanction).is(204);
        assertThat(latest("sanction.lifted").path("subject").asText()).isEqualTo(author);
    }

    @Test
    void rolesAreLogged() {
        String account = Drafts.author(SERVER.reader("Promoted on " + page), page);
        admin.send("PUT", "/accounts/" + account + "/role", "{\"role\":\"moderator\"}")
                .is(200);
        JsonNode entry = latest("right");
        assertThat(entry.path("subject").asText()).isEqualTo(account);
        assertThat(entry.path("actor").asText()).isNotEqualTo("null");
        assertThat(entry.at("/detail/role/to").isNull()).isFalse();
    }

    @Test
    void anAdminTakesTheWholeLogAwayWithItsHead() {
        for (int n = 0; n < 3; n++) {
            Drafts.decide(mod, "reject", Drafts.post(ada, page, "number " + n), 1, "published");
        }
        Awaitility.await()
                .until(() -> SERVER.sql("select 1 from audit where seq is null").size() == 0);

        Reply export = admin.get("/audit/export").is(200);

        assertThat(export.header("content-type")).hasValue("application/x-ndjson");
        List<JsonNode> lines = export.text().lines().map(AuditIT::parsed).toList();
        JsonNode head = lines.get(lines.size() - 1).path("head");
        assertThat(head.path("seq").asInt()).isEqualTo(lines.size() - 1);
        assertThat(head.path("hash")).isEqualTo(lines.get(lines.size() - 2).path("hash"));
        for (int n = 0; n < lines.size() - 1; n++) {
            assertThat(lines.get(n).path("seq").asInt()).isEqualTo(n + 1);
        }
    }

    @Test
    void pagesThroughTheLogLatestFirst() {
        for (int n = 0; n < 5; n++) {
            Drafts.decide(mod, "reject", Drafts.post(ada, page, "number " + n), 1, "published");
        }
        List<String> entries = new ArrayList<>();
        String after = "";
        for (int pages = 0; pages < 3; pages++) {
            Reply part = mod.get("/audit?limit=2" + after).is(200);
            entries.addAll(part.each("/items", "entry"));
            after = "&after=" + part.text("/next");
        }
        assertThat(entries).hasSize(6).doesNotHaveDuplicates();
        assertThat(entries.stream()
                        .sorted((a, b) -> Long.compare(Long.parseLong(b), Long.parseLong(a)))
                        .toList())
                .isEqualTo(entries);
    }

    @Test
    void anotherSitesLogIsItsOwn() {
        Drafts.decide(mod, "reject", Drafts.post(ada, page, "mine"), 1, "published");
        assertThat(SERVER.strictModerator("Mod").get("/audit?limit=200").is(200).each("/items", "kind"))
                .doesNotContain("decision");
    }

    private JsonNode latest(String kind) {
        return mod.get("/audit?limit=200")
                .is(200)
                .at("/items")
                .valueStream()
                .filter(entry -> entry.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode parsed(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
