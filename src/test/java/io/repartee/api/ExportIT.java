package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.database.Sql;
import io.repartee.ids.SiteId;
import io.repartee.ops.Reconciliation;
import io.repartee.site.Site;
import io.repartee.testing.Api;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestDatabase;
import io.repartee.testing.TestServer;
import io.repartee.transfer.Formats;
import io.repartee.transfer.ImportFile;
import io.repartee.transfer.ImportProgress;
import io.repartee.transfer.PageKeys;
import io.repartee.transfer.UnreadableFile;
import io.repartee.transfer.export.ExportFormat;
import io.repartee.transfer.export.ExportSite;
import io.repartee.transfer.export.ExportedTables;
import io.repartee.transfer.export.ScheduledExport;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExportIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static final Site DAILY =
            new Site(new SiteId(1), "daily", "Daily", Set.of(TestServer.ORIGIN), Site.Moderation.POST, true);
    private static final PageKeys KEYS = new PageKeys(false, Map.of());

    @TempDir
    private Path directory;

    private TestDatabase refusing;

    /** Something of everything. */
    @BeforeAll
    static void furnish() {
        String page = "https://www.daily.example/a?x=\"1\"";
        Api author = SERVER.reader("Ada \\ \"L\"");
        String top = Drafts.post(author, page, "First\nwith **bold**, a \\ backslash, \"quotes\", a\ttab and ✓ 🙂");
        Drafts.answer(SERVER.reader("Bob"), page, top, "An answer");
        String rejected = Drafts.post(SERVER.reader("Cy"), page, "Something else");
        Drafts.decide(SERVER.moderator("Mo"), "reject", rejected, 1, "published");
        Drafts.post(SERVER.reader("Dora"), "another", "On another page");
        SERVER.reader("Eve")
                .post("/comments/" + top + "/reports", Map.of("reason", "abuse", "detail", "Not nice"))
                .is(201);
        Api bob = SERVER.reader("Bob");
        String ada = Drafts.author(author, "another");
        bob.send("PUT", "/mutes/" + Drafts.author(SERVER.reader("Cy"), "another"), null)
                .is(204);
        bob.post("/follows", Map.of("kind", "thread", "target", page)).is(204);
        bob.post("/follows", Map.of("kind", "author", "target", ada)).is(204);
        bob.post("/follows", Map.of("kind", "section", "target", "sport")).is(204);
        bob.send("PUT", "/preferences", "{\"inbox\":{\"replies\":false}}").is(200);
        SERVER.sql(
                "update inbox set mail = 'bob@daily.example', mail_when = 3, mail_confirmed = true, mail_key = 'secret of this server'");
        author.send("PATCH", "/comments/" + top, "{\"body\":\"First, edited\",\"revision\":1}");
        SERVER.moderator("Mo")
                .post(
                        "/accounts/" + Drafts.author(SERVER.reader("Fay"), page) + "/sanctions",
                        Drafts.sanction("premoderate"))
                .is(201);
    }

    @Test
    void whatIsImportedIntoAnEmptyServerIsExportedTheSame() throws Exception {
        List<String> lines = export(SERVER.database(), ExportFormat.NDJSON);
        try (TestDatabase other = empty()) {
            own(other, lines);

            List<String> again = export(other, ExportFormat.NDJSON);

            assertThat(again.subList(1, again.size() - 1)).isEqualTo(lines.subList(1, lines.size() - 1));
            assertThat(String.join("\n", lines))
                    .contains(
                            "\"comment_revision\"",
                            "\"decision\"",
                            "\"report\"",
                            "\"sanction\"",
                            "{\"mute\"",
                            "{\"follow\"",
                            "{\"inbox\"");
            assertThat(text(other, "select count(*) from inbox where mail is not null and length(mail_key) < 32"))
                    .isEqualTo("0");
            consistent(other);
        }
    }

    @Test
    void theSameExportAgainChangesNothingAndANewerOneAddsWhatIsNew() throws Exception {
        List<String> lines = export(SERVER.database(), ExportFormat.NDJSON);
        try (TestDatabase other = empty()) {
            own(other, lines);
            String before = state(other);

            own(other, lines);
            Drafts.answer(
                    SERVER.reader("Gus"), "another", Drafts.post(SERVER.reader("Gus"), "another", "Later"), "Latest");
            assertThat(state(other)).isEqualTo(before);
            own(other, export(SERVER.database(), ExportFormat.NDJSON));

            assertThat(
                            text(
                                    other,
                                    "select string_agg(source, ',' order by comment_id) from comment where source like 'Late%'"))
                    .isEqualTo("Later,Latest");
            consistent(other);
        }
    }

    @Test
    void accountsWithAPublishersSignInAreTheSamePeopleOnASiteOfAnotherNumber() throws Exception {
        List<String> lines = export(SERVER.database(), ExportFormat.NDJSON);
        try (TestDatabase other = TestDatabase.create()) {
            other.execute("insert into site (key, name) values ('first', 'F'), ('daily', 'Daily')");
            Path file = Files.write(directory.resolve("own.ndjson"), lines);
            Site second = new Site(new SiteId(2), "daily", "Daily", Set.of(), Site.Moderation.POST, true);
            new ImportFile(other.url(), second, 50, ImportProgress.NONE).run(Formats.REPARTEE, file, KEYS, false);

            assertThat(text(other, "select count(*) from comment"))
                    .isEqualTo(text(SERVER.database(), "select count(*) from comment where site_id = 1"));
            assertThat(text(
                            other,
                            "select count(*) from account where issuer is not null"
                                    + " and account_id <> named_uuid('sso', '2', issuer, subject)"))
                    .isEqualTo("0");
            assertThat(text(
                            other,
                            "select count(*) from follow f join account a on a.site_id = f.site_id and a.account_id::text = f.ref"
                                    + " where f.kind = 1 and f.target = f.ref"))
                    .as("whom one follows is still the same person")
                    .isEqualTo("1");
            consistent(other);
        }
    }

    @Test
    void aChangedOrBrokenFileIsRefusedWithItsLineAndNothingOfItIsMerged() throws Exception {
        List<String> lines = export(SERVER.database(), ExportFormat.NDJSON);
        refusing = empty();
        String whole = String.join("\n", lines) + "\n";
        refused(whole.replace("An answer", "An insult"), "digest");
        refused(whole.substring(0, whole.length() - 40), "line ");
        refused(String.join("\n", lines.subList(0, lines.size() - 1)) + "\n", "last line is missing");
        refused("{\"version\":1}\n", "line 1");
        refused("", "line 1");
        refused("{\"repartee\":{\"format\":9}}\n", "format is 9");
        refused(
                lines.get(0) + "\n" + "{\"comment\":{\"comment_id\":\"x\"}}\n",
                "line 2 (comment): thread_id must be a UUID");
        refused(lines.get(0) + "\n{\"a\":" + "[".repeat(100_000) + "\n", "line 2");
        refused(lines.get(0) + "\n{\"comment\":{},\"comment\":{}}\n", "line 2");
        long line = whole.substring(0, whole.indexOf("\"status\":0")).lines().count();
        refused(
                sealed(String.join("\n", lines.subList(0, lines.size() - 1))
                                .replaceFirst("\"status\":0", "\"status\":\"many\"")
                        + "\n"),
                "line " + line + " (comment): invalid input");
        refused(
                sealed(String.join("\n", lines.subList(0, lines.size() - 1))
                                .replaceFirst("\"status\":0", "\"status\":0,\"latest\":0")
                        + "\n"),
                "line " + line);
        refusing.close();
    }

    /** With the last line that such a file must have. */
    private static String sealed(String lines) throws Exception {
        return lines
                + "{\"end\":{\"lines\":%d,\"sha256\":\"%s\"}}\n"
                        .formatted(lines.lines().count(), sha256(lines));
    }

    private void refused(String content, String why) {
        assertThatThrownBy(() -> own(refusing, List.of(content.split("\n"))))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(why);
        assertThat(text(refusing, "select count(*) from comment") + text(refusing, "select count(*) from account"))
                .isEqualTo("00");
    }

    @Test
    void markupOfAFileGoesThroughTheSanitiser() throws Exception {
        List<String> lines = export(SERVER.database(), ExportFormat.NDJSON);
        String hostile = String.join("\n", lines.subList(0, lines.size() - 1))
                        .replace("<p>An answer</p>", "<p>An answer<script>alert(1)</script></p>")
                + "\n";
        String end = "{\"end\":{\"lines\":%d,\"sha256\":\"%s\"}}\n".formatted(lines.size() - 1, sha256(hostile));
        try (TestDatabase other = empty()) {
            own(other, List.of((hostile + end).split("\n")));
            assertThat(text(other, "select html from comment where source = 'An answer'"))
                    .isEqualTo("<p>An answer</p>\n");
        }
    }

    @Test
    void disqusAndWordPressFilesAreReadBackWithTheSameConversations() throws Exception {
        for (ExportFormat format : List.of(ExportFormat.DISQUS, ExportFormat.WXR)) {
            Path file = Files.write(directory.resolve("site.xml"), export(SERVER.database(), format));
            try (TestDatabase other = empty()) {
                new ImportFile(other.url(), DAILY, 50, ImportProgress.NONE)
                        .run(
                                format == ExportFormat.WXR ? Formats.WORDPRESS : Formats.DISQUS,
                                file,
                                new PageKeys(true, Map.of()),
                                false);

                assertThat(text(other, CONVERSATIONS))
                        .as(format.toString())
                        .isEqualTo(text(SERVER.database(), CONVERSATIONS));
                consistent(other);
            }
        }
    }

    private static final String CONVERSATIONS = """
            select string_agg(rtrim(t.html, chr(10)) || ' ' || cardinality(t.path) || ' ' || t.reply_count || date_trunc('second', t.created_at)::text, '|'
                              order by date_trunc('second', t.created_at), t.html)
            from comment t where t.site_id = 1 and t.status = 0
            """;

    @Test
    void anAdminDownloadsTheSiteAndNobodyElse() {
        Api admin = SERVER.anonymous()
                .as(SsoToken.of("daily", "Chief").role("admin").text());
        assertThat(admin.get("/export").is(200).text())
                .startsWith("{\"repartee\"")
                .contains("\"end\"");
        assertThat(admin.get("/export?format=disqus").is(200).text())
                .contains("<disqus")
                .endsWith("</disqus>\n");
        assertThat(admin.get("/export?format=wxr").is(200).text()).contains("<rss");
        admin.get("/export?format=word").is(400);
        SERVER.moderator("Mo").get("/export").is(403);
    }

    @Test
    void whatIsSecretStaysHere() throws Exception {
        SERVER.sql(
                "update site set policy = '{\"phases\":{\"external\":{\"url\":\"https://x.example\",\"secret\":\"hidden from all\"}}}' where site_id = 1");
        try {
            assertThat(String.join("\n", export(SERVER.database(), ExportFormat.NDJSON)))
                    .contains("https://x.example")
                    .doesNotContain("hidden from all");
        } finally {
            SERVER.sql("update site set policy = '{}' where site_id = 1");
        }
    }

    @Test
    void everyTableIsExportedOrLeftOutOnPurpose() {
        Set<String> tables = new TreeSet<>();
        SERVER.sql("select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid"
                        + " where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace and a.attname = 'site_id'"
                        + " and not c.relispartition")
                .forEach(row -> tables.add(row.getString(0)));
        Set<String> known = new TreeSet<>(ExportedTables.LEFT_OUT.keySet());
        known.addAll(ExportedTables.ALL.stream().map(table -> table.table()).collect(Collectors.toSet()));
        assertThat(tables).isSubsetOf(known);
    }

    @Test
    void aFolderGetsAnExportWhenOneIsDueAndKeepsSomeOfThem() throws Exception {
        Instant now = Instant.parse("2030-01-01T00:00:00Z");
        Path folder = directory.resolve("exports");
        for (int hour = 0; hour < 100; hour++) {
            Instant then = now.plus(Duration.ofHours(hour));
            new ScheduledExport(SERVER.database().url(), folder, Duration.ofDays(1), 3, () -> then).run(DAILY);
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "daily-20300103T000000Z.ndjson.gz",
                            "daily-20300104T000000Z.ndjson.gz",
                            "daily-20300105T000000Z.ndjson.gz");
        }
    }

    private static TestDatabase empty() {
        TestDatabase database = TestDatabase.create();
        database.execute("insert into site (key, name, origins, guests) select 'daily', 'Daily', '{%s}', true"
                .formatted(TestServer.ORIGIN));
        database.execute("update site set name = '%s'"
                .formatted(text(SERVER.database(), "select name from site where site_id = 1")));
        return database;
    }

    private void own(TestDatabase into, List<String> lines) throws IOException, SQLException {
        Path file = Files.writeString(directory.resolve("own.ndjson"), String.join("\n", lines) + "\n");
        new ImportFile(into.url(), DAILY, 50, ImportProgress.NONE).run(Formats.REPARTEE, file, KEYS, false);
    }

    private static List<String> export(TestDatabase from, ExportFormat format) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new ExportSite(from.url()).write(DAILY, format, out);
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private static void consistent(TestDatabase database) {
        Vertx vertx = Vertx.vertx();
        assertThat(new Reconciliation(database.pool(vertx)).run().await()).isEmpty();
        vertx.close().await();
    }

    private static String state(TestDatabase database) {
        return text(database, "select md5(string_agg(c::text, '|' order by comment_id)) from comment c")
                + text(database, "select md5(string_agg(t::text, '|' order by stream, seq)) from event t")
                + text(database, "select md5(string_agg(t::text, '|' order by report_id)) from report t");
    }

    private static String text(TestDatabase database, String sql) {
        return Sql.text(database.url(), sql);
    }

    private static String sha256(String text) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(StandardCharsets.UTF_8)));
    }
}
