package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.repartee.testing.LiveReader;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.ServerProcess;
import io.repartee.testing.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes on one PostgreSQL are one system. */
class TwoNodesIT {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();

    @TempDir
    static Path room;

    private static ServerProcess here;
    private static ServerProcess there;

    @BeforeAll
    static void startBoth() throws Exception {
        Path config = room.resolve("repartee.yaml");
        Files.writeString(
                config,
                "limits: {comments-per-minute: 0}\nsites:\n" + PublisherToken.site("daily", "post")
                        + PublisherToken.site("strict", "pre"));
        String database = TestDatabase.create().url().text();
        here = ServerProcess.start(room, "--config", config.toString(), "--database", database);
        there = ServerProcess.start(room, "--config", config.toString(), "--database", database);
    }

    @AfterAll
    static void stopBoth() {
        here.close();
        there.close();
    }

    @Test
    void aCommentPostedHereAppearsThereOnceAndInOrder() throws Exception {
        try (LiveReader reader = LiveReader.connect(there.address(), "daily", null)) {
            reader.subscribe("thread:told", null);
            reader.awaitSubscribed("thread:told");

            for (int n = 0; n < 20; n++) {
                post(n % 2 == 0 ? here : there, "daily", "told", "comment " + n);
            }

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> reader.events("thread:told").size() >= 20);
            assertThat(reader.events("thread:told").stream()
                            .map(event -> event.path("seq").asLong()))
                    .isEqualTo(List.of(
                            1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L, 13L, 14L, 15L, 16L, 17L, 18L, 19L, 20L));
        }
    }

    @Test
    void aCommentApprovedThereAppearsHere() throws Exception {
        String moderator = PublisherToken.moderator("strict", "mo");
        try (LiveReader reader = LiveReader.connect(here.address(), "strict", null);
                LiveReader desk = LiveReader.connect(there.address(), "strict", moderator)) {
            reader.subscribe("thread:approved", null);
            desk.subscribe("site", null);
            reader.awaitSubscribed("thread:approved");
            desk.awaitSubscribed("site");

            JsonNode held = post(here, "strict", "approved", "please look").path("comment");
            assertThat(held.path("status").asText()).isEqualTo("held");
            Awaitility.await().atMost(PATIENCE).until(() -> !desk.events("site").isEmpty());
            assertThat(desk.events("site").get(0).path("type").asText()).isEqualTo("queue.entered");
            approve(there, moderator, held);

            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !reader.events("thread:approved").isEmpty());
            JsonNode event = reader.events("thread:approved").get(0);
            assertThat(event.path("type").asText()).isEqualTo("comment.published");
            assertThat(event.path("comment").path("id")).isEqualTo(held.path("id"));
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> desk.events("site").stream()
                            .anyMatch(left -> left.path("type").asText().equals("queue.left")));
        }
    }

    @Test
    void aPageThatWasReadThereShowsWhatIsPostedHere() throws Exception {
        PublicReader reader = new PublicReader(site(there, "daily"));
        assertThat(reader.get("/thread?page=read").path("items")).isEmpty();

        post(here, "daily", "read", "hello");

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> reader.get("/thread?page=read").path("items").size() == 1);
    }

    private JsonNode post(ServerProcess node, String site, String page, String text) throws Exception {
        return send(
                node,
                site,
                "/comments",
                PublisherToken.reader(site, "ann"),
                "{\"page\":{\"key\":\"" + page + "\"},\"body\":\"" + text + "\"}",
                201);
    }

    private void approve(ServerProcess node, String moderator, JsonNode held) throws Exception {
        String item = "{\"commentId\":%s,\"revision\":%d,\"expect\":\"held\"}"
                .formatted(held.path("id"), held.path("latestRevision").asInt());
        JsonNode answer =
                send(node, "strict", "/decisions", moderator, "{\"action\":\"approve\",\"items\":[" + item + "]}", 200);
        assertThat(answer.path("results").get(0).path("outcome").asText()).isEqualTo("applied");
    }

    private JsonNode send(ServerProcess node, String site, String path, String token, String body, int expected)
            throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(site(node, site) + path))
                        .header("authorization", "Bearer " + token)
                        .header("content-type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(expected);
        return JSON.readTree(answer.body());
    }

    private static URI site(ServerProcess node, String site) {
        return URI.create(node.address() + "/api/v1/sites/" + site);
    }
}
