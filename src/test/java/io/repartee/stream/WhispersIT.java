package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whispers between two nodes, and to those who come later. */
class WhispersIT {
    private static final StreamId SITE = StreamId.ofSite(TestGate.SITE_ID);
    private static final Duration LONG = Duration.ofMinutes(1);

    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private LiveNode here;
    private LiveNode there;
    private boolean dropped;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        pool = database.pool(vertx);
        here = node();
        there = node();
        awaitGossip();
    }

    @AfterEach
    void stop() {
        Await.result(vertx.close());
        if (!dropped) {
            database.close();
        }
    }

    @Test
    void aWhisperReachesTheSocketsOfTheStreamOnBothNodesAndNoOthers() {
        LiveClient near = LiveClient.hello(here.port(), "mod-ann").subscribe("site");
        LiveClient far = LiveClient.hello(there.port(), "mod-bob").subscribe("site");
        LiveClient reader = LiveClient.hello(there.port(), null).subscribe("thread:page");
        near.next("subscribed");
        far.next("subscribed");
        reader.next("subscribed");

        tell("claims", "Zoë", Duration.ZERO);

        assertThat(near.next("claims").get("by").asText()).isEqualTo("Zoë");
        assertThat(far.next("claims").get("by").asText()).isEqualTo("Zoë");
        there.feed.tell(TestGate.thread("page"), "k", "{\"type\":\"only\"}".getBytes(StandardCharsets.UTF_8));
        reader.nextBut("presence", "only");
    }

    @Test
    void ofManyAtOnceTheLastIsTold() {
        LiveClient far = LiveClient.hello(there.port(), "mod-bob").subscribe("site");
        far.next("subscribed");

        for (int i = 0; i <= 1_000; i++) {
            tell("busy", "number " + i, Duration.ZERO);
        }

        int frames = 1;
        String by = far.next("claims").get("by").asText();
        while (!by.equals("number 1000")) {
            by = far.next("claims").get("by").asText();
            frames++;
        }
        assertThat(frames).isLessThan(50);
    }

    @Test
    void whoComesLaterHearsWhatIsPresentAndNotWhatIsOver() {
        tell("one", "one before", LONG);
        tell("one", "one", LONG);
        tell("two", "two", LONG);
        LiveClient watcher = LiveClient.hello(there.port(), "mod-eve").subscribe("site");
        watcher.next("subscribed");
        tell("two", "released", Duration.ZERO);
        tell("last", "last", LONG);
        while (!watcher.next("claims").get("by").asText().equals("last")) {
            // what is told meanwhile
        }

        LiveClient late = LiveClient.hello(there.port(), "mod-bob").subscribe("site");
        late.next("subscribed");

        assertThat(late.next("claims").get("by").asText()).isEqualTo("one");
        assertThat(late.next("claims").get("by").asText()).isEqualTo("last");
    }

    @Test
    void withoutTheDatabaseAWhisperStaysOnItsNode() {
        LiveClient near = LiveClient.hello(here.port(), "mod-ann").subscribe("site");
        near.next("subscribed");
        database.close();
        dropped = true;

        tell("claims", "Ann", Duration.ZERO);

        assertThat(near.next("claims").get("by").asText()).isEqualTo("Ann");
    }

    @Test
    void whatDoesNotFitIsRefusedAtOnce() {
        assertThatThrownBy(() -> here.feed.tell(SITE, "k", new byte[Whispers.MOST_BYTES + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void tell(String key, String by, Duration keptFor) {
        String frame = "{\"type\":\"claims\",\"stream\":\"site\",\"by\":\"%s\"}".formatted(by);
        here.feed.tell(SITE, key, frame.getBytes(StandardCharsets.UTF_8), keptFor);
    }

    /** Until both nodes hear each other. */
    private void awaitGossip() {
        for (LiveNode[] pair : new LiveNode[][] {{here, there}, {there, here}}) {
            LiveClient far = LiveClient.hello(pair[1].port(), null).subscribe("thread:test");
            far.next("subscribed");
            await().atMost(Duration.ofSeconds(15)).until(() -> {
                pair[0].feed.tell(TestGate.thread("test"), "k", "{\"type\":\"test\"}".getBytes(StandardCharsets.UTF_8));
                return far.heard("test");
            });
            far.close();
        }
    }

    private LiveNode node() {
        return LiveNode.start(vertx, database, pool, new TestBoard(pool), LiveSettings.DEFAULT, InstantSource.system());
    }
}
