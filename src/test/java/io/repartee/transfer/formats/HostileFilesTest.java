package io.repartee.transfer.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.transfer.Entry;
import io.repartee.transfer.Format;
import io.repartee.transfer.ImportProgress;
import io.repartee.transfer.SourceFile;
import io.repartee.transfer.UnreadableFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a file is: reading it ends, and gives what is in it or says what is wrong and where. */
class HostileFilesTest {
    /** A small file of each system that writes text, and whether the end of a line could be the end of the file. */
    enum Sample {
        DISQUS(new DisqusXml(), false, """
                <?xml version="1.0" encoding="utf-8"?>
                <disqus xmlns="d" xmlns:dsq="i">
                <thread dsq:id="1"><id>a</id><link>https://d.example/a</link><title>One</title></thread>
                <post dsq:id="1"><message><![CDATA[<p>J\u00fcrgen &amp; \u4f60\u597d</p>]]></message><createdAt>2015-01-02T00:00:00Z</createdAt>
                <author><name>Ann</name></author><thread dsq:id="1"/></post>
                </disqus>"""),
        WORDPRESS(new WordPressXml(), false, """
                <?xml version="1.0" encoding="UTF-8"?>
                <rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><item><title>One</title><link>https://d.example/a</link>
                <wp:post_id>7</wp:post_id><wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Ann</wp:comment_author>
                <wp:comment_date_gmt>2014-01-02 08:00:00</wp:comment_date_gmt><wp:comment_content>J\u00fcrgen</wp:comment_content>
                <wp:comment_approved>1</wp:comment_approved></wp:comment></item></channel></rss>"""),
        REMARK42(new Remark42Backup(), true, """
                {"version":1,"users":[],"posts":[]}
                {"id":"a1","pid":"","text":"<p>J\u00fcrgen</p>","user":{"name":"Ann","id":"g1"},"locator":{"site":"s","url":"https://d.example/r"},"time":"2020-01-01T10:00:00Z"}
                {"id":"a2","pid":"a1","text":"<p>b</p>","user":{"name":"Ben","id":"g2"},"locator":{"site":"s","url":"https://d.example/r"},"time":"2020-01-01T11:00:00Z"}"""),
        CORAL(new CoralExport(), true, """
                {"id":"s1","url":"https://d.example/a","commentCounts":{},"metadata":{"title":"One"}}
                {"id":"c1","storyID":"s1","authorID":"u1","status":"APPROVED","createdAt":{"$date":"2020-01-01T10:00:00Z"},"revisions":[{"id":"r","body":"J\u00fcrgen","createdAt":{"$date":"2020-01-01T10:00:00Z"}}]}"""),
        COMENTARIO(new ComentarioJson(), false, """
                {"version":3,"pages":[{"id":"p1","path":"/","title":"J\u00fcrgen"}],"comments":[{"createdTime":"2023-11-14T20:15:12.000Z","html":"<p>Yay</p>",
                "id":"c1","isApproved":true,"isDeleted":false,"isPending":false,"markdown":"Yay","pageId":"p1","score":2,"userCreated":"u1"}],"commenters":[{"id":"u1","name":"Bugs"}]}"""),
        ARTALK(new Artrans(), false, """
                [{"id":"1","rid":"0","content":"J\u00fcrgen","is_pending":"false","vote_up":"5","vote_down":"2","created_at":"2021-10-28 20:50:15 +0800","nick":"q",
                "page_key":"/test/1.html","page_title":"Test","site_urls":"http://localhost:3000/"}]"""),
        WALINE(new WalineJson(), false, """
                {"type":"waline","version":1,"tables":["Comment","Counter","Users"],"data":{"Comment":[{"objectId":1,"comment":"J\u00fcrgen",
                "insertedAt":"2021-12-01T08:00:00.000Z","nick":"Ann","status":"approved","like":3,"url":"/guide/"}],"Counter":[],"Users":[]}}""");

        private final Format format;
        private final boolean lines;
        private final byte[] bytes;

        Sample(Format format, boolean lines, String text) {
            this.format = format;
            this.lines = lines;
            this.bytes = text.getBytes(StandardCharsets.UTF_8);
        }
    }

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource
    void aFileThatIsCutOffAnywhereIsRefusedWithThePlace(Sample sample) throws Exception {
        assertThat(read(sample, sample.bytes)).isNotEmpty();
        for (int length = 0; length < sample.bytes.length; length++) {
            byte[] cut = Arrays.copyOf(sample.bytes, length);
            boolean mayBeWhole =
                    sample.lines && (sample.bytes[length] == '\n' || length > 0 && sample.bytes[length - 1] == '\n');
            if (!mayBeWhole) {
                refused(sample, cut, "line \\d+.*");
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPackedFileThatIsCutOffOrDamagedIsRefusedWithThePlace(Sample sample) throws Exception {
        byte[] packed = packed(sample.bytes);
        assertThat(read(sample, packed)).isEqualTo(read(sample, sample.bytes));
        for (int length = 20; length < packed.length; length += 7) {
            refused(sample, Arrays.copyOf(packed, length), ".*(line \\d+|gzipped data, after \\d+ bytes).*");
        }
        byte[] damaged = packed.clone();
        damaged[packed.length - 6] ^= 1; // its checksum
        refused(sample, damaged, ".*(line \\d+|gzipped data).*");
    }

    @ParameterizedTest
    @EnumSource
    void anotherEncodingThanItSaysIsRefusedWithTheLine(Sample sample) throws Exception {
        byte[] latin = new String(sample.bytes, StandardCharsets.UTF_8)
                .replace("\u4f60\u597d", "")
                .getBytes(StandardCharsets.ISO_8859_1);
        refused(sample, latin, "line \\d+.*");
    }

    /** Four bytes of it are others: it is read, or refused; nothing else happens. */
    @ParameterizedTest
    @EnumSource
    void aFileWithAnyByteChangedDoesNoHarm(Sample sample) throws Exception {
        Random random = new Random(7);
        int refused = 0;
        for (int n = 0; n < 60; n++) {
            byte[] bytes = sample.bytes.clone();
            for (int m = 0; m < 4; m++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                read(sample, bytes);
            } catch (UnreadableFile fault) {
                refused++;
                assertThat(fault).hasMessageMatching("(?s)line \\d+.*");
            }
        }
        assertThat(refused).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNestedDeepOrWithoutEndIsRefused(Sample sample) throws Exception {
        boolean xml = sample.bytes[0] == '<';
        String head = new String(sample.bytes, StandardCharsets.UTF_8).split(xml ? "<thread|<channel" : "\"", 2)[0];
        refused(
                sample,
                (head + (xml ? "<a>" : "\"a\":{").repeat(5_000)).getBytes(StandardCharsets.UTF_8),
                "line \\d+.*");
        refused(
                sample,
                (head + (xml ? "<a>" : "\"a\":\"") + "y".repeat(1_100_000)).getBytes(StandardCharsets.UTF_8),
                "line \\d+.*");
    }

    /** Entities are how one reads other people's files, and how one fills their memory. */
    @Test
    void entitiesOfXmlAreNotTaken() throws Exception {
        String laughs =
                "<!DOCTYPE disqus [<!ENTITY a \"lol\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>";
        for (Sample sample : List.of(Sample.DISQUS, Sample.WORDPRESS)) {
            String text = new String(sample.bytes, StandardCharsets.UTF_8);
            int root = text.indexOf('\n') + 1;
            String hostile =
                    text.substring(0, root) + laughs + text.substring(root).replace("<title>One", "<title>&b;&x;");
            refused(sample, hostile.getBytes(StandardCharsets.UTF_8), "line 2.*document type.*");
            refused(sample, text.replace("<title>One", "<title>&b;").getBytes(StandardCharsets.UTF_8), "line \\d+.*");
        }
    }

    private void refused(Sample sample, byte[] bytes, String why) {
        assertThatThrownBy(() -> read(sample, bytes))
                .as(() -> new String(bytes, 0, Math.min(400, bytes.length), StandardCharsets.UTF_8))
                .isInstanceOf(UnreadableFile.class)
                .hasMessageMatching("(?s)" + why);
    }

    private List<Entry> read(Sample sample, byte[] bytes) throws IOException {
        Path file = Files.write(directory.resolve("file"), bytes);
        List<Entry> entries = new ArrayList<>();
        sample.format.read(new SourceFile(file, ImportProgress.NONE), entries::add);
        return entries;
    }

    private static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        }
        return packed.toByteArray();
    }
}
