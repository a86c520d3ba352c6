package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.stream.StreamStore;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database of a running server goes back to a backup, or gets another epoch: pages, sockets and writes agree again. */
class GoneBackIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final String stream = "thread:" + page;
    private final Api ada = SERVER.reader("Ada");

    @Test
    void afterABackupWasRestoredEverybodyLoadsAgainAndWritesGoOn() {
        Drafts.post(ada, page, "kept");
        SERVER.database().copyTo("backup");
        Api bea = SERVER.reader("Bea");
        awaitPosted(bea, "lost");
        JsonNode lost = Drafts.thread(ada, page).at("/position");
        try (LiveReader reader = LiveReader.connect(SERVER.address(), "daily", null)) {
            reader.subscribe(stream, lost.toString());
            reader.awaitSubscribed(stream);

            SERVER.database().replaceWith("backup");

            awaitResync(reader);
            JsonNode fresh = await().atMost(PATIENCE)
                    .until(() -> fresh(lost), found -> found.status() == 200)
                    .json();
            assertThat(fresh.at("/thread/commentCount").asInt()).isEqualTo(1);
            reader.subscribe(stream, fresh.at("/position").toString());
            // her account was lost with the comment; the server must not believe that it is there
            awaitPosted(bea, "again");
            await().atMost(PATIENCE)
                    .until(() -> reader.events(stream).stream()
                            .anyMatch(
                                    event -> event.at("/comment/html").asText().contains("again")));
        }
    }

    @Test
    void anotherEpochIsInEveryPositionFromThenOn() {
        Drafts.post(ada, page, "one");
        JsonNode before = Drafts.thread(ada, page).at("/position");
        try (LiveReader reader = LiveReader.connect(SERVER.address(), "daily", null)) {
            reader.subscribe(stream, before.toString());
            reader.awaitSubscribed(stream);

            String next = TestServer.await(new StreamStore(SERVER.pool()).changeEpoch());

            awaitResync(reader);
            assertThat(fresh(before).text("/position/epoch")).isEqualTo(next);
            assertThat(Drafts.thread(ada, page).text("/position/epoch")).isEqualTo(next);
            Reply posted = ada.post("/comments", Drafts.comment(page, "two")).is(201);
            assertThat(posted.text("/position/epoch")).isEqualTo(next);
            reader.subscribe(stream, fresh(before).at("/position").toString());
            awaitPosted(ada, "three");
            await().atMost(PATIENCE)
                    .until(() -> reader.events(stream).stream()
                            .anyMatch(
                                    event -> event.at("/comment/html").asText().contains("three")));
        }
    }

    private void awaitPosted(Api who, String text) {
        await().atMost(PATIENCE)
                .until(() -> who.with("idempotency-key", page + text)
                                .post("/comments", Drafts.comment(page, text))
                                .status()
                        == 201);
    }

    private void awaitResync(LiveReader reader) {
        await().atMost(PATIENCE)
                .until(() -> reader.frames().stream()
                        .anyMatch(frame -> frame.path("type").asText().equals("resync")));
    }

    private Reply fresh(JsonNode position) {
        return ada.get("/thread?page=%s&fresh=%s:%s:%s"
                .formatted(
                        page,
                        position.get("epoch").asText(),
                        position.get("seq").asText(),
                        position.get("mark").asText()));
    }
}
