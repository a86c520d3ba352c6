package io.repartee.transfer.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.transfer.Entry;
import io.repartee.transfer.Entry.Standing;
import io.repartee.transfer.Format;
import io.repartee.transfer.ImportProgress;
import io.repartee.transfer.SourceFile;
import io.repartee.transfer.UnreadableFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each format with a file in the form that its system writes, and with what is not one. */
class FormatsTest {
    @TempDir
    private Path directory;

    @Test
    void comentarioHasPagesCommentsAndCommenters() throws Exception {
        List<Entry> entries = read(new ComentarioJson(), """
                {"version":3,"pages":[{"countComments":1,"createdTime":"2023-10-25T14:51:49.371Z","id":"p1","isReadonly":true,"path":"/","title":"Home"}],
                 "comments":[{"createdTime":"2023-11-14T20:15:12.000Z","deletedTime":"0001-01-01T00:00:00.000Z","html":"<p>Yay</p>","id":"c1","isApproved":true,
                 "isDeleted":false,"isPending":false,"markdown":"Yay, *imported*","moderatedTime":"0001-01-01T00:00:00.000Z","pageId":"p1","score":23,"userCreated":"u1"},
                 {"createdTime":"2023-11-15T20:15:12.000Z","html":"<p>No</p>","id":"c2","parentId":"c1","isApproved":false,"isDeleted":false,"isPending":false,
                 "pageId":"p1","score":-2,"userCreated":"00000000-0000-0000-0000-000000000000","authorName":"Visitor"}],
                 "commenters":[{"id":"u1","email":"bugsy@bigsy.example","name":"Bugs Bunny"}]}
                """);

        assertThat(pages(entries)).containsExactly("p1 / Home false");
        Entry.Comment first = comments(entries).get(0);
        assertThat(first.author().name()).isEqualTo("Bugs Bunny");
        assertThat(first.author().email()).contains("bugsy@bigsy.example");
        assertThat(first.text()).isEqualTo(new Entry.Text(Entry.Form.MARKDOWN, "Yay, *imported*"));
        assertThat(first.up()).isEqualTo(23);
        assertThat(first.at()).isEqualTo("2023-11-14T20:15:12Z");
        Entry.Comment second = comments(entries).get(1);
        assertThat(second.standing()).isEqualTo(Standing.REJECTED);
        assertThat(second.author().name() + second.author().key()).isEqualTo("VisitorOptional.empty");
        assertThat(second.parentRef() + second.down()).isEqualTo("c12");
        assertThat(second.text().form()).isEqualTo(Entry.Form.HTML);
    }

    @Test
    void commentoNamesItsPagesInItsComments() throws Exception {
        List<Entry> entries = read(new ComentarioJson(), """
                {"version": 1, "comments": [
                 {"commentHex": "e7", "domain": "example.com", "url": "/blog/post/2", "commenterHex": "anonymous", "markdown": "By a user.", "html": "",
                  "parentHex": "root", "score": 1, "state": "approved", "creationDate": "2021-03-12T11:21:56Z", "direction": 0, "deleted": false},
                 {"commentHex": "7d", "domain": "example.com", "url": "/blog/post/2", "commenterHex": "a1", "markdown": "Great reply!", "html": "",
                  "parentHex": "e7", "score": 0, "state": "unapproved", "creationDate": "2021-03-17T12:09:47.722181Z", "direction": 0, "deleted": false},
                 {"commentHex": "7e", "host": "example.com", "path": "/", "commenterHex": "a1", "markdown": "[deleted]",
                  "parentHex": "root", "score": 0, "state": "approved", "creationDate": "2021-03-17T12:09:47Z", "deleted": true}],
                 "commenters": [{"commenterHex": "a1", "email": "some@example.org", "name": "User5276", "photo": "https://a.example/1.png",
                  "provider": "google", "joinDate": "2021-03-19T19:27:25.954285Z", "isModerator": false}]}
                """);

        assertThat(pages(entries))
                .containsExactly(
                        "https://example.com/blog/post/2 https://example.com/blog/post/2 null true",
                        "https://example.com/ https://example.com/ null true");
        assertThat(comments(entries).stream().map(Entry.Comment::standing))
                .containsExactly(Standing.PUBLISHED, Standing.PENDING, Standing.DELETED);
        assertThat(comments(entries).get(0).author().name()).isEqualTo("Anonymous");
        assertThat(comments(entries).get(1).author().avatar()).isEqualTo("https://a.example/1.png");
        assertThat(comments(entries).get(1).parentRef()).isEqualTo("e7");
        assertThat(comments(entries).get(0).parentRef()).isNull();
    }

    @Test
    void coralsCollectionsComeInAnyOrder() throws Exception {
        List<Entry> entries = read(new CoralExport(), """
                {"_id":{"$oid":"1"},"id":"c1","tenantID":"t","storyID":"s1","authorID":"u1","parentID":null,"revisions":[{"id":"r1","body":"<div>First</div>","createdAt":{"$date":"2020-01-01T10:00:00.000Z"}},{"id":"r2","body":"First, <b>edited</b>","createdAt":{"$date":"2020-01-01T10:01:00Z"}}],"status":"APPROVED","actionCounts":{"REACTION":4,"FLAG":1},"createdAt":{"$date":"2020-01-01T10:00:00.000Z"}}
                {"_id":{"$oid":"2"},"id":"c2","storyID":"s1","authorID":"gone","parentID":"c1","revisions":[{"body":"x","createdAt":{"$date":{"$numberLong":"1577872800000"}}}],"status":"SYSTEM_WITHHELD","actionCounts":{},"createdAt":{"$date":{"$numberLong":"1577872800000"}}}
                {"_id":{"$oid":"3"},"id":"c3","storyID":"s1","authorID":null,"revisions":[],"status":"NONE","actionCounts":{},"createdAt":{"$date":"2020-01-01T11:00:00.000Z"},"deletedAt":{"$date":"2020-01-02T11:00:00.000Z"}}
                {"_id":{"$oid":"4"},"id":"u1","username":"Ann","email":"ann@example.org","emailVerified":true,"profiles":[{"type":"sso","id":"4711","lastIssuedAt":{"$date":"2020-01-01T10:00:00.000Z"}}],"role":"COMMENTER"}
                {"_id":{"$oid":"5"},"id":"s1","url":"https://daily.example/a","metadata":{"title":"A story"},"commentCounts":{},"settings":{},"closedAt":false,"createdAt":{"$date":"2019-12-31T10:00:00.000Z"}}
                """);

        assertThat(pages(entries)).containsExactly("s1 https://daily.example/a A story true");
        Entry.Comment first = comments(entries).get(0);
        assertThat(first.author().name()
                        + first.author().email()
                        + first.author().subject())
                .isEqualTo("AnnOptional[ann@example.org]Optional[4711]");
        assertThat(first.text().content()).isEqualTo("First, <b>edited</b>");
        assertThat(first.editedAt()).isEqualTo("2020-01-01T10:01:00Z");
        assertThat(first.up()).isEqualTo(4);
        assertThat(comments(entries).get(1).at()).isEqualTo("2020-01-01T10:00:00Z");
        assertThat(comments(entries).stream().map(Entry.Comment::standing))
                .containsExactly(Standing.PUBLISHED, Standing.PENDING, Standing.DELETED);
    }

    @Test
    void artransHasOnlyTexts() throws Exception {
        List<Entry> entries = read(new Artrans(), """
                [{"id":"1","rid":"0","content":"Hello **Artalk**","ua":"","ip":"","is_collapsed":"false","is_pending":"false","is_pinned":"false","vote_up":"5","vote_down":"2",
                  "created_at":"2021-10-28 20:50:15 +0800","updated_at":"2021-10-28 20:50:15 +0800","nick":"qwqcode","email":"a@example.org","link":"","badge_name":"","badge_color":"",
                  "page_key":"/test/1.html","page_title":"Test","page_admin_only":"false","site_name":"S","site_urls":"http://localhost:3000/,https://x.example"},
                 {"id":"2","rid":"1","content":"waits","is_pending":"true","created_at":"2021-10-28 20:51:15 +0800 +0800","updated_at":"","nick":"B","email":"",
                  "page_key":"/test/1.html","site_urls":"http://localhost:3000/"}]
                """);

        assertThat(pages(entries)).containsExactly("/test/1.html http://localhost:3000/test/1.html Test true");
        assertThat(comments(entries).get(0).at()).isEqualTo("2021-10-28T12:50:15Z");
        assertThat(comments(entries).get(0).up() + " "
                        + comments(entries).get(0).down())
                .isEqualTo("5 2");
        assertThat(comments(entries).get(0).parentRef()
                        + comments(entries).get(1).parentRef())
                .isEqualTo("null1");
        assertThat(comments(entries).get(1).standing()).isEqualTo(Standing.PENDING);
        assertThat(comments(entries).get(1).at()).isEqualTo("2021-10-28T12:51:15Z");
        assertThat(comments(entries).get(1).author().email()).isEmpty();
    }

    @Test
    void walineHasTablesAndPaths() throws Exception {
        List<Entry> entries = read(new WalineJson(), """
                {"type":"waline","version":1,"time":1640000000000,"tables":["Comment","Counter","Users"],"data":{
                 "Comment":[{"objectId":1,"user_id":7,"comment":"Hi ![x](y)","insertedAt":"2021-12-01T08:00:00.000Z","ip":"","link":"","mail":"a@example.org","nick":"Ann",
                   "rid":null,"pid":null,"sticky":0,"status":"approved","like":3,"ua":"","url":"/guide/","createdAt":"2021-12-01 08:00:00"},
                  {"objectId":2,"user_id":null,"comment":"[@Ann](#1): yes","insertedAt":"2021-12-01 09:00:00","mail":"","nick":"Bob","rid":1,"pid":1,"status":"waiting","like":null,"url":"/guide/"},
                  {"objectId":3,"comment":"buy","insertedAt":"2021-12-01 09:00:00","nick":"S","status":"spam","url":"/"},
                  {"objectId":4,"comment":"no page","insertedAt":"2021-12-01 09:00:00","nick":"S","status":"approved"}],
                 "Counter":[],"Users":[{"objectId":7,"display_name":"Ann","email":"a@example.org","avatar":"https://a.example/7.png"}]}}
                """);

        assertThat(pages(entries)).containsExactly("/guide/ /guide/ null true", "/ / null true");
        assertThat(comments(entries).stream().map(Entry.Comment::standing))
                .containsExactly(Standing.PUBLISHED, Standing.PENDING, Standing.SPAM);
        assertThat(comments(entries).get(0).author().key()).isEqualTo(Optional.of("7"));
        assertThat(comments(entries).get(0).author().avatar()).isEqualTo("https://a.example/7.png");
        assertThat(comments(entries).get(1).parentRef()).isEqualTo("1");
        assertThat(entries.stream().filter(Entry.Skipped.class::isInstance)).hasSize(1);
    }

    @Test
    void issosDatabaseIsReadWithoutSqlite() throws Exception {
        List<Entry> entries = new ArrayList<>();
        new IssoDatabase().read(new SourceFile(isso(), ImportProgress.NONE), entries::add);

        assertThat(pages(entries)).containsExactly("1 /a/ A page true", "2 /b/ Another true");
        assertThat(comments(entries)).hasSize(44);
        Entry.Comment first = comments(entries).get(0);
        assertThat(first.text().content()).isEqualTo("Hello *world* ✓");
        assertThat(first.at()).isEqualTo("2014-05-13T16:53:20.500Z");
        assertThat(first.author().email()).contains("ann@example.org");
        assertThat(first.up() + " " + first.down()).isEqualTo("3 1");
        assertThat(comments(entries).get(1).standing()).isEqualTo(Standing.PENDING);
        assertThat(comments(entries).get(1).parentRef()).isEqualTo("1");
        assertThat(comments(entries).get(2).standing()).isEqualTo(Standing.DELETED);
        assertThat(comments(entries).get(3).text().content())
                .as("a row over several pages")
                .hasSize(5000);
    }

    @Test
    void aDatabaseThatIsCutOffOrInUseIsRefused() throws Exception {
        byte[] whole = Files.readAllBytes(isso());
        for (int length : new int[] {0, 50, 1024, whole.length / 2, whole.length - 1024}) {
            Path cut = Files.write(directory.resolve("cut.db"), java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> new IssoDatabase().read(new SourceFile(cut, ImportProgress.NONE), entry -> {}))
                    .as(length + " bytes")
                    .isInstanceOf(UnreadableFile.class);
        }
        Path used = isso();
        Files.writeString(used.resolveSibling(used.getFileName() + "-wal"), "not yet in it");
        assertThatThrownBy(() -> new IssoDatabase().read(new SourceFile(used, ImportProgress.NONE), entry -> {}))
                .hasMessageContaining("in use");
    }

    /** Whatever its bytes say: it ends, and either gives rows or says why not. */
    @Test
    void aDatabaseWithAnyByteChangedDoesNoHarm() throws Exception {
        byte[] whole = Files.readAllBytes(isso());
        java.util.Random random = new java.util.Random(7);
        Path changed = directory.resolve("changed.db");
        for (int n = 0; n < 2_000; n++) {
            byte[] bytes = whole.clone();
            for (int m = 0; m < 4; m++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Files.write(changed, bytes);
            try {
                new IssoDatabase().read(new SourceFile(changed, ImportProgress.NONE), entry -> {});
            } catch (UnreadableFile refused) {
                assertThat(refused).hasMessageContaining("page ");
            }
        }
    }

    @Test
    void whatIsNotOfTheFormatIsRefusedWithThePlace() {
        refused(new ComentarioJson(), "{\"version\":2}", "its version is 2");
        refused(new ComentarioJson(), "", "the file is empty");
        refused(new ComentarioJson(), "{\"version\":1,\"comments\":[{\"commentHex\":\"a\"", "line 1");
        refused(new ComentarioJson(), "<disqus/>", "line 1");
        refused(new ComentarioJson(), "{\"version\":1,\"commenters\":[" + "{\"a\":".repeat(5_000), "line 1");
        refused(new ComentarioJson(), "{\"version\":1,\"x\":\"" + "y".repeat(1_100_000) + "\"}", "line 1");
        refused(new CoralExport(), "{\"a\":1}\n{\"b\":2}\n", "neither a story nor a comment");
        refused(new CoralExport(), "{\"storyID\":\"s\"}\n{\"b\":", "line 2");
        refused(new Artrans(), "[{\"id\":\"1\"}]", "page_key");
        refused(new Artrans(), "[{\"id\":\"1\",\"page_key\":\"/\"},", "line 1");
        refused(new WalineJson(), "{\"type\":\"valine\"}", "not an export of Waline");
        refused(new WalineJson(), "{\"type\":\"waline\",\"data\":{\"Comment\":[", "line 1");
    }

    @Test
    void aFileInAnEncodingThatItDoesNotSayIsRefused() throws IOException {
        Path latin = Files.write(
                directory.resolve("latin.json"),
                "{\"version\":1,\n\"commenters\":[{\"name\":\"J\u00fcrgen\"}]}".getBytes(StandardCharsets.ISO_8859_1));
        assertThatThrownBy(() -> new ComentarioJson().read(new SourceFile(latin, ImportProgress.NONE), entry -> {}))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("UTF-8");
    }

    private void refused(Format format, String content, String why) {
        assertThatThrownBy(() -> read(format, content))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageContaining(why);
    }

    private Path isso() throws IOException {
        Path file = directory.resolve("comments.db");
        try (InputStream in = FormatsTest.class.getResourceAsStream("/io/repartee/transfer/isso.db")) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private List<Entry> read(Format format, String content) throws IOException {
        Path file = Files.writeString(directory.resolve("file.json"), content);
        List<Entry> entries = new ArrayList<>();
        format.read(new SourceFile(file, ImportProgress.NONE), entries::add);
        return entries;
    }

    private static List<String> pages(List<Entry> entries) {
        return entries.stream()
                .filter(Entry.Page.class::isInstance)
                .map(Entry.Page.class::cast)
                .map(page -> page.ref() + " " + page.url() + " " + page.title() + " " + page.open())
                .toList();
    }

    private static List<Entry.Comment> comments(List<Entry> entries) {
        return entries.stream()
                .filter(Entry.Comment.class::isInstance)
                .map(Entry.Comment.class::cast)
                .toList();
    }
}
