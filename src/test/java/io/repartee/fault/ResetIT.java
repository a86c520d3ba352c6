package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.database.ConnectionUrl;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A node's connections to the database are reset at any moment: while they rest, while a batch is under way, while they are being
 * made again, and again then. Whoever posts is answered all the same, and what is acknowledged is there.
 */
class ResetIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static final int AT_ONCE = 6;
    /** Longer than a connection may be silent; whoever is not answered by then hangs. */
    private static final int PATIENCE_SECONDS = 25;

    private static Vertx vertx;
    private static FaultProxy toDatabase;
    private static URI node;

    private final String page = TestServer.page();
    private final Api ada =
            Api.anonymous(node, "daily").as(SsoToken.of("daily", "Ada").text());
    private final Random random = Seed.random("connections reset");

    @BeforeAll
    static void startTheNode() {
        vertx = Vertx.vertx();
        ConnectionUrl url = SERVER.database().url();
        toDatabase = new FaultProxy(vertx, url.port());
        node = SERVER.anotherNode(url.withPort(toDatabase.port()));
    }

    @AfterAll
    static void close() {
        toDatabase.close();
        vertx.close().await();
    }

    @Test
    void everyPostIsAnsweredWheneverConnectionsAreReset() throws Exception {
        Map<String, CompletableFuture<Reply>> all = new HashMap<>();
        for (int round = 0; round < Form.of(60, 2_000); round++) {
            if (random.nextInt(3) == 0) {
                toDatabase.reset(); // while they rest
            }
            all.putAll(post());
            int resets = random.nextInt(4);
            for (int n = 0; n < resets; n++) {
                Thread.sleep(random.nextInt(n == 0 ? 12 : 60)); // a batch, then new connections
                toDatabase.resetSome(random, random.nextBoolean() ? 1 : 0.5);
            }
            for (CompletableFuture<Reply> each : all.values()) {
                each.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            }
        }
        Awaitility.await("it is whole again")
                .until(() -> postOne(UUID.randomUUID().toString()).get().status() == 201);
        report(all);
        PublicReader reader = new PublicReader(URI.create(node + "/api/v1/sites/daily"));
        List<String> there = new ArrayList<>(reader.textsOn(page));
        all.forEach((text, reply) -> {
            if (reply.join().status() == 201) {
                assertThat(there).containsOnlyOnce(text);
            }
        });
    }

    private Map<String, CompletableFuture<Reply>> post() {
        Map<String, CompletableFuture<Reply>> begun = new HashMap<>();
        for (int n = 0; n < AT_ONCE; n++) {
            String text = new UUID(random.nextLong(), random.nextLong()).toString();
            begun.put(text, postOne(text));
        }
        return begun;
    }

    private CompletableFuture<Reply> postOne(String text) {
        return ada.start("POST", "/comments", Api.json(Map.of("page", Map.of("key", page), "body", text)));
    }

    private static void report(Map<String, CompletableFuture<Reply>> all) {
        Map<String, Integer> answers = new TreeMap<>();
        all.values()
                .forEach(reply -> answers.merge(
                        reply.join().status() + " "
                                + reply.join().json().path("code").asText(),
                        1,
                        Integer::sum));
        Report.line(
                "connections to the database reset at any moment", "%d posts, all answered: %s", all.size(), answers);
    }
}
