package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.ServerProcess;
import io.repartee.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a moderator rejects on one node leaves the pages of readers on another one: their open pages, and what is loaded anew.
 * The promise is a second (p99), which the long form holds.
 */
class DecisionReachesReadersIT {
    private static final int DECISIONS = Form.of(30, 100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double PROMISED_SECONDS = 1;
    private static final String THREAD = "thread:story";

    @TempDir
    Path room;

    @Test
    void withinASecond() throws Exception {
        Path config = room.resolve("repartee.yaml");
        Files.writeString(config, "limits: {comments-per-minute: 0}\nsites:\n" + PublisherToken.site("daily", "post"));
        String database = TestDatabase.create().url().text();
        try (ServerProcess here = ServerProcess.start(room, "--config", config.toString(), "--database", database);
                ServerProcess there = ServerProcess.start(room, "--config", config.toString(), "--database", database);
                LiveReader reader = LiveReader.connect(there.address(), "daily", null)) {
            reader.subscribe(THREAD, null);
            reader.awaitSubscribed(THREAD);
            List<String> comments = post(here);
            Api mod = Api.anonymous(here.address(), "daily").as(PublisherToken.moderator("daily", "mo"));
            Api anybody = Api.anonymous(there.address(), "daily");

            double[] told = new double[DECISIONS];
            double[] loaded = new double[DECISIONS];
            for (int n = 0; n < DECISIONS; n++) {
                String id = comments.get(n);
                long begun = System.nanoTime();
                reject(mod, id);
                await(() -> removed(reader, id));
                told[n] = (System.nanoTime() - begun) / 1e6;
                await(() -> !anybody.get("/thread?page=story&limit=100")
                        .is(200)
                        .text()
                        .contains(id));
                loaded[n] = (System.nanoTime() - begun) / 1e6;
            }

            report("told to open pages", told);
            report("gone from loaded pages", loaded);
            assertThat(percentile(told, 99)).isLessThan(1_000 * Form.seconds(PROMISED_SECONDS));
            assertThat(percentile(loaded, 99)).isLessThan(1_000 * Form.seconds(PROMISED_SECONDS));
        }
    }

    private static List<String> post(ServerProcess node) {
        Api ann = Api.anonymous(node.address(), "daily").as(PublisherToken.reader("daily", "ann"));
        List<String> ids = new ArrayList<>();
        for (int n = 0; n < DECISIONS; n++) {
            ids.add(ann.post("/comments", Map.of("page", Map.of("key", "story"), "body", "number " + n))
                    .is(201)
                    .text("/comment/id"));
        }
        return ids;
    }

    private static void reject(Api mod, String id) {
        Map<String, Object> item = Map.of("commentId", id, "revision", 1, "expect", "published");
        JsonNode result = mod.post("/decisions", Map.of("action", "reject", "items", List.of(item)))
                .is(200)
                .at("/results/0/outcome");
        assertThat(result.asText()).isEqualTo("applied");
    }

    private static boolean removed(LiveReader reader, String id) {
        List<JsonNode> events = reader.events(THREAD);
        for (int n = events.size() - 1; n >= 0; n--) {
            JsonNode event = events.get(n);
            if (event.path("type").asText().equals("comment.removed")
                    && event.path("id").asText().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().pollInterval(Duration.ofMillis(2)).atMost(PATIENCE).until(condition);
    }

    private static void report(String what, double[] millis) {
        System.out.printf(
                "decision on one node, %s on another: p50 %.0f ms, p99 %.0f ms, most %.0f ms (%d)%n",
                what, percentile(millis, 50), percentile(millis, 99), percentile(millis, 100), millis.length);
    }

    private static double percentile(double[] millis, int percent) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }
}
