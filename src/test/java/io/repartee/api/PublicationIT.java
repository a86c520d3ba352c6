package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Moderators speak for the publication: readers see its name, the desk and the log who it was. */
class PublicationIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api mod = SERVER.moderator("Mod of " + page);
    private final String question = Drafts.post(SERVER.reader("Ada"), page, "Who checks?");

    @Test
    void readersSeeThePublicationAndNotWhoWrote() {
        String id = answer(mod).is(201).text("/comment/id");

        Reply told = SERVER.anonymous().get("/comments/" + id).is(200);

        assertThat(told.text("/comment/author/name")).isEqualTo("The Daily");
        assertThat(told.at("/comment/author/badges").toString()).isEqualTo("[\"staff\"]");
        assertThat(told.text()).doesNotContain("Mod of");
        assertThat(SERVER.reader("Ada").get("/comments/" + id).is(200).text()).doesNotContain("Mod of");
    }

    @Test
    void moderatorsAndTheLogKnowWhoWrote() {
        String id = answer(mod).is(201).text("/comment/id");
        JsonNode item = SERVER.moderator("Other")
                .get("/queues/all?page=" + page)
                .is(200)
                .at("/items")
                .valueStream()
                .filter(one -> one.path("id").asText().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(item.at("/writtenBy/name").asText()).isEqualTo("Mod of " + page);

        Awaitility.await("the entry of the log")
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(SERVER.moderator("Other")
                                .get("/audit")
                                .is(200)
                                .at("/items")
                                .valueStream()
                                .filter(entry -> entry.path("kind").asText().equals("publication.comment"))
                                .map(entry -> entry.path("subject").asText()))
                        .contains(id));
    }

    @Test
    void repeatedWithItsKeyItIsTheSameCommentAndInOnesOwnNameAnother() {
        Api keyed = mod.with("idempotency-key", "key of " + page);
        String id = answer(keyed).is(201).text("/comment/id");
        assertThat(answer(keyed).is(201).text("/comment/id")).isEqualTo(id);
        assertThat(mod.post("/comments", Drafts.reply(page, question, "So do I."))
                        .is(201)
                        .text("/comment/author/name"))
                .isEqualTo("Mod of " + page);
    }

    @Test
    void isForModeratorsAlone() {
        answer(SERVER.reader("Ada")).is(ErrorCode.ROLE_REQUIRED);
        answer(SERVER.anonymous()).is(ErrorCode.TOKEN_MISSING);
        Map<String, Object> body = new LinkedHashMap<>(Drafts.reply(page, question, "x"));
        body.put("as", "somebody");
        mod.post("/comments", body).is(ErrorCode.INVALID_FIELDS);
    }

    @Test
    void administratorsSeeWhoHasWhichRole() {
        Api admin = SERVER.anonymous()
                .as(SsoToken.of("daily", "Admin of " + page).role("admin").text());
        answer(mod).is(201);
        String ada = SERVER.anonymous().get("/comments/" + question).is(200).text("/comment/author/id");
        assertThat(names(admin, "")).contains("Mod of " + page).doesNotContain("Ada", "The Daily");
        assertThat(names(admin, "?role=admin")).doesNotContain("Mod of " + page);

        admin.send("PUT", "/accounts/" + ada + "/role", "{\"role\":\"moderator\"}")
                .is(200);

        assertThat(names(admin, "?role=moderator")).contains("Ada");
        assertThat(names(admin, "?role=admin")).doesNotContain("Ada");
        admin.send("PUT", "/accounts/" + ada + "/role", "{\"role\":\"reader\",\"bound\":\"at_most\"}")
                .is(200);
        assertThat(names(admin, "?role=moderator")).doesNotContain("Ada");
        assertThat(names(admin, "")).contains("Ada");
        admin.send("PUT", "/accounts/" + ada + "/role", "{\"role\":null}").is(200);
        assertThat(names(admin, "")).doesNotContain("Ada");
        mod.get("/accounts").is(ErrorCode.ROLE_REQUIRED);
        admin.get("/accounts?role=reader").is(ErrorCode.BAD_PARAMETER);
    }

    private static String names(Api admin, String query) {
        return admin.get("/accounts" + query).is(200).at("/items").toString();
    }

    private Reply answer(Api who) {
        Map<String, Object> body = new LinkedHashMap<>(Drafts.reply(page, question, "We do, every day."));
        body.put("as", "publication");
        return who.post("/comments", body);
    }
}
