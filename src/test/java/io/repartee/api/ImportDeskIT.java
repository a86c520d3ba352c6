package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that an admin brings to the desk. */
class ImportDeskIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static final List<String> OVER = List.of("checked", "done", "failed", "cancelled");

    @Test
    void aFileIsBroughtInPartsReadAndMerged() {
        byte[] file = packed(disqus("one", 30));
        String id = bring("one.xml.gz", file);

        Reply read = over(run(id, Map.of("dryRun", true)));
        assertThat(read.text("/state") + read.text("/format")).isEqualTo("checkeddisqus");
        assertThat(List.of(
                        read.at("/report/comments").asInt(),
                        read.at("/report/here").asInt()))
                .containsExactly(30, 0);
        assertThat(count("https://www.daily.example/one")).isZero();

        Reply merged = over(run(id, Map.of("dryRun", false)));
        assertThat(merged.text("/state")).isEqualTo("done");
        assertThat(merged.at("/report/here").asInt()).isEqualTo(30);
        Awaitility.await() // counts may be a second old
                .untilAsserted(
                        () -> assertThat(count("https://www.daily.example/one")).isEqualTo(30));
        assertThat(SERVER.sql("select 1 from import_part p where p.job_id = $1", java.util.UUID.fromString(id)))
                .as("its bytes are needed no more")
                .isEmpty();
        assertThat(SERVER.moderator("Mo").get("/audit").is(200).text()).contains("import.started", "one.xml.gz");
        assertThat(over(run(id, Map.of("dryRun", false))).text("/state")).isEqualTo("done");
    }

    @Test
    void aPartThatIsSentAgainOrOutOfItsPlaceChangesNothing() {
        byte[] file = disqus("parts", 3).getBytes(StandardCharsets.UTF_8);
        String id = create("parts.xml", file.length);
        byte[] first = Arrays.copyOf(file, 100);
        assertThat(append(id, 50, first)).isZero();
        assertThat(append(id, 0, first)).isEqualTo(100);
        assertThat(append(id, 0, first)).isEqualTo(100);
        assertThat(append(id, 100, file))
                .as("more than the file is said to have")
                .isEqualTo(100);
        admin().post("/imports/" + id + "/run", Map.of()).is(ErrorCode.INVALID_FIELDS);
        assertThat(append(id, 100, Arrays.copyOfRange(file, 100, file.length))).isEqualTo(file.length);
        assertThat(over(run(id, Map.of("dryRun", false))).text("/state")).isEqualTo("done");
        admin().put("/imports/" + id + "/content?at=x", first).is(ErrorCode.BAD_PARAMETER);
        admin().put("/imports/" + id + "/content?at=0", new byte[(1 << 20) + 1]).is(ErrorCode.BODY_TOO_LARGE);
        admin().send("PUT", "/imports/" + id + "/content", "{}").is(ErrorCode.MEDIA_TYPE_NOT_SUPPORTED);
    }

    @Test
    void aFileThatIsNotRightIsRefusedWithThePlace() {
        String whole = disqus("broken", 3);
        Reply broken = over(run(
                bring("broken.xml", whole.substring(0, whole.length() - 30).getBytes(StandardCharsets.UTF_8)),
                Map.of()));
        assertThat(broken.text("/state")).isEqualTo("failed");
        assertThat(broken.text("/problem")).contains("line ");
        Reply unknown = over(run(bring("x.txt", "Dear Sir".getBytes(StandardCharsets.UTF_8)), Map.of()));
        assertThat(unknown.text("/problem")).contains("choose the format");
        Reply other = over(run(bring("y.xml", whole.getBytes(StandardCharsets.UTF_8)), Map.of("format", "waline")));
        assertThat(other.text("/state")).isEqualTo("failed");
        assertThat(count("https://www.daily.example/broken")).isZero();
    }

    @Test
    void whatIsCancelledGoesOnWhereItWas() {
        String id = bring("cancelled.xml", disqus("cancelled", 10).getBytes(StandardCharsets.UTF_8));
        SERVER.sql(
                "update import_job set state = 1, lease_until = now() + interval '1 hour' where job_id = $1",
                java.util.UUID.fromString(id));
        admin().post("/imports/" + id + "/cancel", Map.of()).is(200);
        assertThat(show(id).text("/state")).isEqualTo("cancelled");

        assertThat(over(run(id, Map.of("dryRun", false))).text("/state")).isEqualTo("done");
        assertThat(count("https://www.daily.example/cancelled")).isEqualTo(10);
    }

    @Test
    void whatANodeLeftWhenItDiedIsDoneByAnother() {
        String id = bring("left.xml", disqus("left", 10).getBytes(StandardCharsets.UTF_8));
        SERVER.sql(
                "update import_job set state = 2, dry_run = false, lease_until = now() - interval '1 second' where job_id = $1",
                java.util.UUID.fromString(id));

        Awaitility.await().until(() -> show(id).text("/state").equals("done"));
        assertThat(count("https://www.daily.example/left")).isEqualTo(10);
    }

    @Test
    void aForgottenFileIsGoneAndWhatIsNoFileIsRefused() {
        String id = create("gone.xml", 10);
        admin().delete("/imports/" + id).is(204);
        admin().get("/imports/" + id).is(ErrorCode.NOT_FOUND);
        admin().delete("/imports/" + id).is(ErrorCode.NOT_FOUND);
        admin().get("/imports/x").is(ErrorCode.NOT_FOUND);
        admin().post("/imports", Map.of("name", " ", "bytes", 1)).is(ErrorCode.INVALID_FIELDS);
        admin().post("/imports", Map.of("name", "a", "bytes", 0)).is(ErrorCode.INVALID_FIELDS);
        admin().post("/imports", Map.of("name", "a", "bytes", 1, "format", "word"))
                .is(ErrorCode.INVALID_FIELDS);
    }

    private static String bring(String name, byte[] file) {
        String id = create(name, file.length);
        int half = file.length / 2;
        append(id, 0, Arrays.copyOf(file, half));
        assertThat(append(id, half, Arrays.copyOfRange(file, half, file.length)))
                .isEqualTo(file.length);
        return id;
    }

    private static String create(String name, int bytes) {
        return admin().post("/imports", Map.of("name", name, "bytes", bytes))
                .is(201)
                .text("/id");
    }

    private static int append(String id, int at, byte[] part) {
        return admin().put("/imports/" + id + "/content?at=" + at, part)
                .is(200)
                .at("/received")
                .asInt();
    }

    private static String run(String id, Map<String, Object> how) {
        admin().post("/imports/" + id + "/run", new HashMap<>(how)).is(200);
        return id;
    }

    private static Reply show(String id) {
        return admin().get("/imports/" + id).is(200);
    }

    private static Reply over(String id) {
        Awaitility.await().until(() -> OVER.contains(show(id).text("/state")));
        return show(id);
    }

    private static int count(String page) {
        return SERVER.anonymous()
                .post("/counts", Map.of("pages", List.of(page)))
                .is(200)
                .at("/counts")
                .path(page)
                .asInt(-1);
    }

    private static Api admin() {
        return SERVER.anonymous().as(SsoToken.of("daily", "Chief").role("admin").text());
    }

    private static String disqus(String page, int posts) {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<disqus xmlns=\"d\" xmlns:dsq=\"i\">\n");
        xml.append("<thread dsq:id=\"%s\"><link>https://www.daily.example/%s</link></thread>\n".formatted(page, page));
        for (int post = 0; post < posts; post++) {
            xml.append(
                    ("<post dsq:id=\"%s-%d\"><message>Comment %d</message><createdAt>2015-01-02T00:00:00Z</createdAt>"
                                    + "<author><name>R%d</name></author><thread dsq:id=\"%s\"/></post>\n")
                            .formatted(page, post, post, post, page));
        }
        return xml.append("</disqus>\n").toString();
    }

    private static byte[] packed(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
