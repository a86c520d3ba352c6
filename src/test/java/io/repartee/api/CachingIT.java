package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.Api;
import io.repartee.testing.OpenApi;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Pages that are kept, and when they are not. */
class CachingIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada");
    private final Api nobody = SERVER.anonymous();

    @Test
    void answersThatNothingHasChanged() {
        Drafts.post(ada, page, "one");
        String tag = nobody.get("/thread?page=" + page).is(200).header("etag").orElseThrow();

        nobody.with("if-none-match", tag).get("/thread?page=" + page).is(304);
        nobody.with("if-none-match", "\"other\"").get("/thread?page=" + page).is(200);
    }

    @Test
    void showsAChangeToEverybodyWithinASecond() {
        nobody.get("/thread?page=" + page).is(200);
        String id = Drafts.post(ada, page, "one");
        awaitShown(id);
        ada.delete("/comments/" + id).is(204);

        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(nobody.get("/thread?page=" + page).at("/items"))
                                .isEmpty());
    }

    @Test
    void readsPastWhatIsKeptWhenAskedForAFreshPage() {
        nobody.get("/thread?page=" + page).is(200);
        String id = Drafts.post(ada, page, "one");

        Reply fresh = nobody.get("/thread?page=" + page + "&fresh=a:1:2").is(200);

        assertThat(fresh.each("/items", "id")).containsExactly(id);
        assertThat(fresh.header("cache-control")).contains("no-store");
    }

    @Test
    void compressesForWhoeverTakesIt() throws IOException, InterruptedException {
        Drafts.post(ada, page, "one ".repeat(100));
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(SERVER.address() + "/api/v1/sites/daily/thread?page=" + page))
                .header("accept-encoding", "gzip")
                .build();

        HttpResponse<byte[]> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(answer.headers().allValues("vary").toString()).contains("accept-encoding");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8))
                .isEqualTo(nobody.get("/thread?page=" + page).is(200).text());
    }

    @Test
    void keepsNothingThatIsSomebodysOwn() {
        String id = Drafts.post(ada, page, "one");

        assertThat(ada.get("/comments/" + id).header("cache-control")).contains("no-store");
        assertThat(ada.get("/mine?page=" + page).header("cache-control")).contains("no-store");
    }

    @Test
    void servesItsOwnDescription() {
        Reply reply = nobody.get("/api/v1/openapi.yaml").is(200);

        assertThat(reply.text()).startsWith("openapi: 3.1.0");
        assertThat(OpenApi.description().operations()).isNotEmpty();
        nobody.with("if-none-match", reply.header("etag").orElseThrow())
                .get("/api/v1/openapi.yaml")
                .is(304);
    }

    @Test
    void answersHeadAsGetWithoutABody() {
        assertThat(nobody.send("HEAD", "/thread?page=" + page, null).is(200).text())
                .isEmpty();
    }

    private void awaitShown(String id) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(1))
                .untilAsserted(
                        () -> assertThat(nobody.get("/thread?page=" + page).each("/items", "id"))
                                .contains(id));
    }
}
