package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestDatabase;
import io.repartee.testing.TestServer;
import io.repartee.transfer.Formats;
import io.repartee.transfer.ImportFile;
import io.repartee.transfer.ImportProgress;
import io.repartee.transfer.PageKeys;
import io.repartee.transfer.export.ExportFile;
import io.repartee.transfer.export.ExportFormat;
import io.repartee.transfer.export.ExportSite;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * This version on the schema of the next one, with that one's rows in it, as while nodes are replaced one after the other. With
 * {@code -Dschema.next=true} every other test with a database runs there too.
 */
class NextVersionIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual().prepared(TestDatabase.nextVersion());

    @TempDir
    private Path directory;

    @Test
    void whatReadersAndModeratorsDoWorksAsEver() {
        String page = TestServer.page();
        Api ann = SERVER.reader("Ann");
        String first = Drafts.post(ann, page, "First");
        String answer = Drafts.answer(SERVER.reader("Ben"), page, first, "An answer");
        ann.patch("/comments/" + first, Map.of("body", "First, edited", "revision", 1))
                .is(200);
        SERVER.reader("Cy")
                .send("PUT", "/comments/" + first + "/vote", "{\"value\":1}")
                .is(200);
        SERVER.reader("Cy")
                .post("/comments/" + answer + "/reports", Map.of("reason", "abuse"))
                .is(201);
        SERVER.reader("Cy")
                .post("/follows", Map.of("kind", "thread", "target", page))
                .is(204);
        Drafts.decide(SERVER.moderator("Mo"), "reject", answer, 1, "published");
        SERVER.moderator("Mo")
                .post(
                        "/accounts/" + Drafts.author(SERVER.reader("Dora"), page) + "/sanctions",
                        Drafts.sanction("premoderate"))
                .is(201);
        Drafts.post(SERVER.reader("Eve"), page, "Another");

        Reply thread = Drafts.thread(SERVER.anonymous(), page);
        assertThat(thread.at("/thread/commentCount").asInt()).isEqualTo(3);
        assertThat(SERVER.moderator("Mo")
                        .get("/comments/" + answer + "/history")
                        .is(200)
                        .text())
                .contains("Mo");
        assertThat(SERVER.anonymous().get("/accounts/me").status()).isEqualTo(401);
        assertThat(ann.get("/accounts/me/export").is(200).text()).contains("First, edited");
    }

    /** An event that this version does not know is passed over; those after it arrive. */
    @Test
    void eventsOfTheNextVersionStopNobody() {
        String page = TestServer.page();
        Drafts.post(SERVER.reader("Ann"), page, "First");
        try (LiveReader reader = LiveReader.connect(SERVER.address(), "daily", null)) {
            reader.subscribe("thread:" + page, null);
            reader.awaitSubscribed("thread:" + page);
            SERVER.sql("""
                    with head as (
                      update stream_head h set seq = seq + 1, mark = 5 from page_alias a
                      where a.page = $1 and h.site_id = a.site_id and h.stream = a.thread_id returning h.*)
                    insert into event (site_id, stream, seq, mark, type, at) select site_id, stream, seq, mark, 222, now() from head
                    """, page);
            String later = Drafts.post(SERVER.reader("Ben"), page, "Later");

            Awaitility.await()
                    .until(() -> reader.events("thread:" + page).stream()
                            .map(event -> event.path("comment").path("id").asText())
                            .anyMatch(later::equals));
        }
    }

    /** A setting that only the next version knows stays when somebody changes another one on a node of this version. */
    @Test
    void settingsOfTheNextVersionAreKept() {
        SERVER.sql(
                "update site set policy = policy || '{\"next\":{\"a\":1},\"reports\":{\"next\":true,\"toHide\":9}}' where key = 'daily'");
        Api admin = SERVER.anonymous()
                .as(SsoToken.of("daily", "Chief").role("admin").text());
        JsonNode settings = admin.get("/settings").is(200).json();
        assertThat(settings.at("/policy/reports/toHide").asInt()).isEqualTo(9);

        admin.send(
                        "PUT",
                        "/settings",
                        Api.json(Map.of(
                                "revision",
                                settings.path("revision").asInt(),
                                "policy",
                                Map.of("reports", Map.of("toHide", 4)))))
                .is(200);

        assertThat(SERVER.sql("select policy::text from site where key = 'daily'")
                        .iterator()
                        .next()
                        .getString(0))
                .isEqualTo("{\"next\": {\"a\": 1}, \"reports\": {\"next\": true, \"toHide\": 4}}");
    }

    @Test
    void anExportHasWhatTheNextVersionKeepsAndIsReadBackByThisOne() throws Exception {
        String page = TestServer.page();
        Drafts.answer(SERVER.reader("Ben"), page, Drafts.post(SERVER.reader("Ann"), page, "First"), "An answer to go");
        Site daily = new Site(new SiteId(1), "daily", "Daily", Set.of(TestServer.ORIGIN), Site.Moderation.POST, true);
        Path file = directory.resolve("next.ndjson");
        new ExportFile(new ExportSite(SERVER.database().url())).write(daily, ExportFormat.NDJSON, file);
        assertThat(java.nio.file.Files.readString(file)).contains("\"next_number\":7");

        for (List<String> schema : List.of(List.<String>of(), List.of(TestDatabase.nextVersion()))) {
            try (TestDatabase other = TestDatabase.create()) {
                schema.forEach(other::execute);
                other.execute("insert into site (key, name) values ('daily', 'Daily')");
                new ImportFile(other.url(), daily, 50, ImportProgress.NONE)
                        .run(Formats.REPARTEE, file, new PageKeys(false, Map.of()), false);
                assertThat(io.repartee.database.Sql.text(
                                other.url(), "select count(*) from comment where source = 'An answer to go'"))
                        .isEqualTo("1");
            }
        }
    }
}
