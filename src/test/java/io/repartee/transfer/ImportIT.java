package io.repartee.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.account.AuthorDigest;
import io.repartee.database.Sql;
import io.repartee.ids.SiteId;
import io.repartee.ops.Reconciliation;
import io.repartee.site.Site;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportIT {
    private static final PageKeys BY_ADDRESS = new PageKeys(false, Map.of());
    private static final String POSTS = """
            <post dsq:id="11"><message><![CDATA[<p>First <b>one</b></p>]]></message><createdAt>2015-03-01T10:00:00Z</createdAt>
             <isDeleted>false</isDeleted><isSpam>false</isSpam>
             <author><name>Ada</name><isAnonymous>false</isAnonymous><username>ada</username></author><thread dsq:id="1"/></post>
            <post dsq:id="13"><message>An answer to the answer</message><createdAt>2015-03-01T12:00:00Z</createdAt>
             <isDeleted>false</isDeleted><isSpam>false</isSpam>
             <author><name>Ada L.</name><isAnonymous>false</isAnonymous><username>ada</username></author>
             <thread dsq:id="1"/><parent dsq:id="12"/></post>
            <post dsq:id="12"><message>An answer</message><createdAt>2015-03-01T11:00:00Z</createdAt>
             <isDeleted>false</isDeleted><isSpam>false</isSpam>
             <author><email>Bob@Example.org</email><name>Bob</name><isAnonymous>true</isAnonymous></author>
             <thread dsq:id="1"/><parent dsq:id="11"/></post>
            <post dsq:id="14"><message>Buy now</message><createdAt>2015-03-02T10:00:00Z</createdAt>
             <isDeleted>false</isDeleted><isSpam>true</isSpam><author><name>X</name></author><thread dsq:id="1"/></post>
            <post dsq:id="15"><message>gone</message><createdAt>2015-03-02T11:00:00Z</createdAt>
             <isDeleted>true</isDeleted><isSpam>false</isSpam><author><name>Y</name></author><thread dsq:id="1"/></post>
            <post dsq:id="16"><message>An orphan</message><createdAt>2015-03-02T12:00:00Z</createdAt>
             <isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Y</name></author>
             <thread dsq:id="2"/><parent dsq:id="999"/></post>
            <post dsq:id="17"><message>&lt;script&gt;alert(1)&lt;/script&gt;</message><createdAt>2015-03-02T12:00:00Z</createdAt>
             <isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Z</name></author><thread dsq:id="2"/></post>
            """;

    @TempDir
    private Path directory;

    private final StringWriter out = new StringWriter();
    private final Vertx vertx = Vertx.vertx();
    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
        database.execute("insert into site (key, name, origins) values ('daily', 'Daily', '{https://daily.example}')");
    }

    @AfterEach
    void drop() {
        assertThat(new Reconciliation(database.pool(vertx)).run().await()).isEmpty();
        vertx.close().await();
        database.close();
    }

    @Test
    void aDisqusExportArrivesWithItsTimesThreadsAndStandings() throws Exception {
        importing(Formats.DISQUS, disqus(POSTS));

        assertThat(text("select string_agg(source, '|' order by created_at) from comment where status = 0"))
                .isEqualTo("First **one**|An answer|An answer to the answer|An orphan");
        assertThat(text("select cardinality(path) || ' ' || reply_count from comment where source = 'An answer'"))
                .isEqualTo("1 1");
        assertThat(text("select cardinality(path) from comment where source = 'An answer to the answer'"))
                .isEqualTo("2");
        assertThat(text("select created_at at time zone 'UTC' from comment where source = 'An answer'"))
                .isEqualTo("2015-03-01 11:00:00");
        assertThat(text("select html from comment where source = 'First **one**'"))
                .isEqualTo("<p>First <strong>one</strong></p>");
        assertThat(text("select string_agg(status::text, ',' order by comment_id) from comment"))
                .isEqualTo("0,0,0,3,4,0");
        assertThat(text("select string_agg(page || ' ' || title || ' ' || open, ',' order by page) from thread"))
                .isEqualTo("https://daily.example/a One true,https://daily.example/b Two false");
        assertThat(text("select count(*) from comment_revision")).isEqualTo("0");
        assertThat(text("select count(*) from comment where not seen and status = 0"))
                .as("a moderator need not look at all of them again")
                .isEqualTo("0");
        assertThat(out.toString()).contains("nothing would be seen of its text", "1 comments answer one");
    }

    @Test
    void theSameFileAgainChangesNothing() throws Exception {
        Path file = disqus(POSTS);
        importing(Formats.DISQUS, file);
        database.execute("update comment set source = 'edited since' where source = 'An answer'");
        String before = state();

        importing(Formats.DISQUS, file);
        importing(Formats.DISQUS, disqus(POSTS + "\n"));

        assertThat(state()).isEqualTo(before);
        assertThat(out.toString()).containsOnlyOnce("have come with this import");
        assertThat(text("select count(*) from comment where source = 'edited since'"))
                .isEqualTo("1");
    }

    @Test
    void aLaterFileAddsWhatIsNewAndAnswersWhatIsHere() throws Exception {
        importing(Formats.DISQUS, disqus(POSTS));

        importing(Formats.DISQUS, disqus(POSTS + """
                <post dsq:id="21"><message>Later</message><createdAt>2016-03-01T12:00:00Z</createdAt><isDeleted>false</isDeleted>
                 <isSpam>false</isSpam><author><name>Ada</name><username>ada</username></author><thread dsq:id="1"/>
                 <parent dsq:id="13"/></post>
                """));

        assertThat(text("select cardinality(path) from comment where source = 'Later'"))
                .isEqualTo("3");
        assertThat(
                        text(
                                "select string_agg(reply_count::text, ',' order by comment_id) from comment where reply_count > 0"))
                .isEqualTo("3,2,1");
        assertThat(text("select count(distinct account_id) from comment where source in ('Later', 'First **one**')"))
                .isEqualTo("1");
    }

    @Test
    void oldPermalinksAndAddressesOfAuthorsLeadToWhatIsHere() throws Exception {
        importing(Formats.DISQUS, disqus(POSTS));

        assertThat(text("select c.source from imported i join comment c using (site_id, comment_id)"
                        + " where i.source = 'disqus' and i.ref = '12'"))
                .isEqualTo("An answer");
        String digest = java.util.HexFormat.of().formatHex(AuthorDigest.of(new SiteId(1), "bob@example.org "));
        assertThat(text("select a.name from account_claim k join account a using (site_id, account_id)"
                        + " where k.email_digest = '\\x" + digest + "'"))
                .isEqualTo("Bob");
        assertThat(
                        text(
                                "select string_agg(t::text, '') from (select * from account_claim k join account using (account_id)) t"))
                .doesNotContainIgnoringCase("bob@example");
    }

    @Test
    void aDryRunSaysWhatWouldHappenAndDoesNothing() throws Exception {
        Path file = disqus(POSTS);
        job(Formats.DISQUS, file, BY_ADDRESS, true);

        assertThat(text("select count(*) from comment")).isEqualTo("0");
        assertThat(text("select count(*) from thread")).isEqualTo("0");
        assertThat(out.toString()).contains("(0 here, 6 not)");

        importing(Formats.DISQUS, file);
        assertThat(text("select count(*) from comment")).isEqualTo("6");
    }

    @Test
    void aFileThatIsCutOffIsNamedWithItsPlaceAndNothingOfItIsMerged() throws Exception {
        String whole = Files.readString(disqus(POSTS));
        Path file = write("cut.xml", whole.substring(0, whole.length() - 200));

        assertThatThrownBy(() -> importing(Formats.DISQUS, file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("line ");
        assertThat(text("select count(*) from comment")).isEqualTo("0");
    }

    @Test
    void hostileFilesAreRefused() throws Exception {
        refused("not a Disqus export", "<rss></rss>");
        refused("document type", "<!DOCTYPE d [<!ENTITY a \"aaaa\">]><disqus>&a;</disqus>");
        refused("document type", "<!DOCTYPE d SYSTEM \"http://evil.example/x.dtd\"><disqus/>");
        refused("nested deeper", "<disqus><thread dsq:id=\"1\" xmlns:dsq=\"d\">" + "<a>".repeat(1000));
        refused("longer than", "<disqus><thread><id>" + "x".repeat(1_100_000) + "</id></thread></disqus>");
        refused("line 1", "");
        refused("line 1", "{\"version\":1}");
        refused("line", "<disqus><thread><id>\u0001</id></thread></disqus>");
    }

    private void refused(String why, String content) throws IOException {
        Path file = write("hostile.xml", content);
        assertThatThrownBy(() -> importing(Formats.DISQUS, file))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(why);
    }

    @Test
    void ofTwoCommentsWithOneIdTheFirstIsTakenAndTheReportSaysSo() throws Exception {
        importing(Formats.DISQUS, disqus(post(31, 0) + post(31, 0).replace("post 31", "the same id") + post(32, 0)));

        assertThat(text("select string_agg(source, ',' order by source) from comment"))
                .isEqualTo("post 31,post 32");
        assertThat(out.toString())
                .contains(
                        "(2 here, 0 not)",
                        "2 comments have come with this import",
                        "1 comments have an id that another one in the file has");
    }

    @Test
    void answersInACircleStandOnThePage() throws Exception {
        importing(Formats.DISQUS, disqus(post(31, 32) + post(32, 31) + post(33, 33) + post(34, 32)));

        assertThat(text("select string_agg(cardinality(path)::text, ',' order by source) from comment"))
                .isEqualTo("0,0,0,0");
    }

    @Test
    void whatNestsTooDeepMovesUp() throws Exception {
        StringBuilder posts = new StringBuilder(post(100, 0));
        for (int i = 101; i < 160; i++) {
            posts.append(post(i, i - 1));
        }
        importing(Formats.DISQUS, disqus(posts.toString()));

        assertThat(text("select max(cardinality(path)) from comment")).isEqualTo("50");
        assertThat(text("select count(*) from comment")).isEqualTo("60");
    }

    @Test
    void aWordPressExportArrives() throws Exception {
        importing(Formats.WORDPRESS, write("wp.xml", """
                <?xml version="1.0" encoding="UTF-8" ?>
                <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="c"><channel><title>T</title>
                <item><title>Hello</title><link>https://daily.example/hello/</link><content:encoded><![CDATA[long]]></content:encoded>
                <wp:post_id>7</wp:post_id><wp:post_date_gmt>2014-01-01 08:00:00</wp:post_date_gmt><wp:comment_status>open</wp:comment_status>
                <wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author><![CDATA[Ann]]></wp:comment_author>
                 <wp:comment_author_email>ann@example.org</wp:comment_author_email><wp:comment_date_gmt>2014-01-02 08:00:00</wp:comment_date_gmt>
                 <wp:comment_content><![CDATA[One line\nand another

                a paragraph]]></wp:comment_content><wp:comment_approved>1</wp:comment_approved><wp:comment_type></wp:comment_type>
                 <wp:comment_parent>0</wp:comment_parent><wp:comment_user_id>0</wp:comment_user_id></wp:comment>
                <wp:comment><wp:comment_id>2</wp:comment_id><wp:comment_author>Ben</wp:comment_author>
                 <wp:comment_date_gmt>2014-01-03 08:00:00</wp:comment_date_gmt><wp:comment_content>waits</wp:comment_content>
                 <wp:comment_approved>0</wp:comment_approved><wp:comment_parent>1</wp:comment_parent></wp:comment>
                <wp:comment><wp:comment_id>3</wp:comment_id><wp:comment_author>P</wp:comment_author>
                 <wp:comment_date_gmt>2014-01-03 08:00:00</wp:comment_date_gmt><wp:comment_content>ping</wp:comment_content>
                 <wp:comment_approved>1</wp:comment_approved><wp:comment_type>pingback</wp:comment_type></wp:comment>
                </item></channel></rss>
                """.stripLeading()));

        assertThat(text("select html from comment where status = 0"))
                .isEqualTo("<p>One line<br />\nand another</p>\n<p>a paragraph</p>\n");
        assertThat(text("select source from comment where status = 1")).isEqualTo("waits");
        assertThat(text("select pending from site_counter")).isEqualTo("1");
        assertThat(out.toString()).contains("a pingback is not a comment");
    }

    @Test
    void aRemark42BackupArrivesAlsoGzipped() throws Exception {
        Path file = directory.resolve("backup.gz");
        try (var gzip = new GZIPOutputStream(Files.newOutputStream(file))) {
            gzip.write("""
                    {"version":1,"users":[],"posts":[{"url":"https://daily.example/r","read_only":true}]}
                    {"id":"a1","pid":"","text":"<p>shown <em>so</em></p>","orig":"shown *so*","user":{"name":"Ann","id":"github_1","picture":"https://a.example/p.png"},"locator":{"site":"s","url":"https://daily.example/r"},"score":1,"votes":{"u1":true,"u2":true,"u3":false},"time":"2020-01-01T10:00:00.123+02:00","title":"R"}
                    {"id":"a2","pid":"a1","text":"","user":{"name":"deleted","id":"deleted"},"locator":{"site":"s","url":"https://daily.example/r"},"time":"2020-01-01T11:00:00Z","delete":true}
                    {"id":"a3","pid":"a2","text":"<p>below</p>","user":{"name":"Cy","id":"github_3"},"locator":{"site":"s","url":"https://daily.example/r"},"time":"2020-01-01T12:00:00Z"}
                    {"id":"a4","text":"no time"}
                    """.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        importing(Formats.REMARK42, file);

        assertThat(text("select up || ' ' || down || ' ' || html from comment where status = 0 and parent_id is null"))
                .isEqualTo("2 1 <p>shown <em>so</em></p>\n");
        assertThat(text("select string_agg(reply_count::text, ',' order by comment_id) from comment"))
                .isEqualTo("1,1,0");
        assertThat(text("select open || ' ' || page from thread")).isEqualTo("false https://daily.example/r");
        assertThat(out.toString()).contains("line 5 (comment a4)");
    }

    @Test
    void pagesAreKnownByIdentifierOrAtTheirNewAddress() throws Exception {
        job(Formats.DISQUS, disqus(POSTS), new PageKeys(true, Map.of()), false);
        assertThat(text("select string_agg(page, ',' order by page) from thread"))
                .isEqualTo("https://daily.example/b,story-1");

        PageKeys moved = new PageKeys(false, Map.of("https://daily.example/", "https://new.example/news/"));
        assertThat(moved.address("https://daily.example/a?x=1#top")).isEqualTo("https://new.example/news/a?x=1");
        assertThat(moved.address("javascript:alert(1)")).isNull();
    }

    @Test
    void commentsThatAreHereAlreadyKeepTheirPlaceBesideThoseThatCome() throws Exception {
        importing(Formats.DISQUS, disqus(post(41, 0)));
        database.execute(
                "insert into comment (site_id, comment_id, thread_id, root_id, path, account_id, status, seen, created_at,"
                        + " published_at, source, html) select site_id, '0190a000-0000-7000-8000-000000000001', thread_id,"
                        + " comment_id, array[comment_id], account_id, 0, true, now(), now(), 'live', '<p>live</p>' from comment");
        database.execute("update comment set reply_count = 1 where source = 'post 41'");
        database.execute("update thread_counter set published = 2");

        importing(Formats.DISQUS, disqus(post(41, 0) + post(42, 41)));

        assertThat(text("select reply_count from comment where source = 'post 41'"))
                .isEqualTo("2");
        assertThat(text("select published from thread_counter")).isEqualTo("3");
    }

    private static String post(int id, int parent) {
        return """
                <post dsq:id="%d"><message>post %d</message><createdAt>2015-03-01T10:00:00Z</createdAt><isDeleted>false</isDeleted>
                <isSpam>false</isSpam><author><name>A</name></author><thread dsq:id="1"/>%s</post>
                """.formatted(id, id, parent == 0 ? "" : "<parent dsq:id=\"" + parent + "\"/>");
    }

    private void importing(Formats format, Path file) throws IOException, SQLException {
        job(format, file, BY_ADDRESS, false);
    }

    private void job(Formats format, Path file, PageKeys keys, boolean dryRun) throws IOException, SQLException {
        Site site =
                new Site(new SiteId(1), "daily", "Daily", Set.of("https://daily.example"), Site.Moderation.POST, true);
        Report report = new ImportFile(database.url(), site, 50, ImportProgress.NONE).run(format, file, keys, dryRun);
        report.print(new PrintWriter(out, true));
    }

    private String state() {
        return text("select md5(string_agg(c::text, '|' order by comment_id)) from comment c")
                + text("select md5(string_agg(t::text, '|' order by thread_id)) from thread t")
                + text("select md5(string_agg(t::text, '|' order by stream, seq)) from event t");
    }

    private String text(String sql) {
        return Sql.text(database.url(), sql);
    }

    private Path disqus(String posts) throws IOException {
        return write("disqus.xml", """
                <?xml version="1.0"?>
                <disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
                <category dsq:id="5"><forum>daily</forum><title>General</title></category>
                <thread dsq:id="1"><id>story-1</id><forum>daily</forum><link>https://daily.example/a</link><title>One</title>
                 <createdAt>2015-01-01T00:00:00Z</createdAt><author><name>Editor</name></author><isClosed>false</isClosed></thread>
                <thread dsq:id="2"><id/><forum>daily</forum><link>https://daily.example/b</link><title>Two</title>
                 <createdAt>2015-01-02T00:00:00Z</createdAt><isClosed>true</isClosed></thread>
                <thread dsq:id="3"><id/><link>https://daily.example/c</link><title>Empty</title></thread>
                """ + posts + "</disqus>\n");
    }

    private Path write(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }
}
