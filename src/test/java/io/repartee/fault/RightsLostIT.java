package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.database.ConnectionUrl;
import io.repartee.testing.Api;
import io.repartee.testing.LiveReader;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A node that cannot know what its callers may do refuses what needs a right, and heals by itself. */
class RightsLostIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LONGEST_BLINDNESS = Duration.ofMillis((long) (1_000 * Form.seconds(7)));
    private static final Duration LONGEST_HEALING = Duration.ofMillis((long) (1_000 * Form.seconds(6)));
    private static Vertx vertx;
    private static FaultProxy toDatabase;
    private static URI cutOff;

    private final String page = TestServer.page();
    private final String moderator =
            SsoToken.of("daily", "Mo").role("moderator").text();
    private final Api mod = Api.anonymous(cutOff, "daily").as(moderator);
    private final Api nobody = Api.anonymous(cutOff, "daily");

    @BeforeAll
    static void startTheNode() {
        vertx = Vertx.vertx();
        ConnectionUrl url = SERVER.database().url();
        toDatabase = new FaultProxy(vertx, url.port());
        cutOff = SERVER.anotherNode(ConnectionUrl.local(toDatabase.port(), url.database(), url.user(), url.password()));
    }

    @AfterEach
    void heal() {
        toDatabase.heal();
    }

    @AfterAll
    static void close() {
        vertx.close().await();
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSING", "BLACK_HOLE"})
    void cutsWhatNeedsARightWhenTheDatabaseIsGoneAndHeals(Trouble trouble) {
        try (LiveReader desk = listening()) {
            nobody.get("/thread?page=" + page).is(200);
            long began = System.nanoTime();
            toDatabase.set(trouble);
            if (trouble == Trouble.REFUSING) {
                toDatabase.reset();
            }

            Awaitility.await().atMost(LONGEST_BLINDNESS).until(() -> ended(desk, "site") && ended(desk, "me"));
            System.out.printf("%s: cut after %d ms%n", trouble, (System.nanoTime() - began) / 1_000_000);
            assertThat(ended(desk, "thread:" + page)).isFalse();
            assertThat(desk.closeCode()).isEmpty();
            Reply refused = post().is(ErrorCode.RIGHTS_UNCONFIRMED);
            assertThat(refused.header("retry-after")).isPresent();
            mod.get("/queues").is(ErrorCode.RIGHTS_UNCONFIRMED);
            nobody.get("/thread?page=" + page).is(200);

            long healed = System.nanoTime();
            toDatabase.heal();
            Awaitility.await().atMost(PATIENCE).until(() -> mod.get("/queues").status() == 200);
            Duration blind = Duration.ofNanos(System.nanoTime() - healed);
            System.out.printf("%s: healed after %d ms%n", trouble, blind.toMillis());
            assertThat(blind).isLessThan(LONGEST_HEALING);
            Awaitility.await().atMost(PATIENCE).until(() -> post().status() == 201);
            desk.subscribe("site", null);
            desk.awaitSubscribed("site");
        }
    }

    /** Blind, but not cut off: only the connection that brings rights is silent, and still nothing is written. */
    @Test
    void refusesWritesThatItCouldDoButNotJustify() {
        post().is(201);
        toDatabase.set(Trouble.BLACK_HOLE, link -> link.said("repartee control"));

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> post().json().path("code").asText().equals("rights_unconfirmed"));

        nobody.get("/comments/" + SERVER.anonymous().get("/thread?page=" + page).text("/items/0/id"))
                .is(200);
        toDatabase.heal();
        Awaitility.await().atMost(PATIENCE).until(() -> post().status() == 201);
    }

    private LiveReader listening() {
        post().is(201);
        LiveReader desk = LiveReader.connect(cutOff, "daily", moderator);
        for (String stream : new String[] {"site", "me", "thread:" + page}) {
            desk.subscribe(stream, null);
            desk.awaitSubscribed(stream);
        }
        return desk;
    }

    private Reply post() {
        return mod.post("/comments", comment());
    }

    private Map<String, Object> comment() {
        return Map.of("page", Map.of("key", page), "body", "hello");
    }

    private static boolean ended(LiveReader reader, String stream) {
        return reader.frames().stream().anyMatch(frame -> isEnd(frame, stream));
    }

    private static boolean isEnd(JsonNode frame, String stream) {
        return frame.path("type").asText().equals("unsubscribed")
                && frame.path("stream").asText().equals(stream)
                && frame.path("code").asText().equals("rights_unconfirmed");
    }
}
