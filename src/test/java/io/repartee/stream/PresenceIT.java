package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers and writers of a page, counted over two nodes. */
class PresenceIT {
    private static final String PAGE = "thread:page";

    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private LiveNode here;
    private LiveNode there;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        pool = database.pool(vertx);
        here = node(true);
        there = node(true);
    }

    @AfterEach
    void stop() {
        Await.result(vertx.close());
        database.close();
    }

    @Test
    void readersOfAllNodesAreCountedAsTheyComeAndGo() {
        LiveClient near = join(here, null);
        readersAre(near, 1);
        LiveClient far = join(there, null);
        LiveClient farther = join(there, "ann");
        readersAre(near, 3);
        readersAre(far, 3);

        far.close();

        readersAre(near, 2);
        readersAre(farther, 2);
        join(there, null);
        readersAre(near, 3);
    }

    @Test
    void whoTypesIsCountedForAWhileWithoutBeingNamed() {
        LiveClient near = join(here, null);
        LiveClient far = join(there, "ann");
        readersAre(near, 2);

        far.send("{'type':'typing','stream':'%s'}".formatted(PAGE));

        JsonNode typing = near.next("presence");
        while (typing.get("typing").asInt() != 1) {
            typing = near.next("presence");
        }
        assertThat(typing.toString()).doesNotContain("ann");
        assertThat(typing.get("stream").asText()).isEqualTo(PAGE);
        far.send("{'type':'unsubscribe','stream':'%s'}".formatted(PAGE));
        JsonNode after = near.next("presence");
        assertThat(after.get("typing").asInt()).isZero();
        assertThat(after.get("readers").asInt()).isEqualTo(1);
    }

    @Test
    void typingNeedsATokenAndAThreadThatIsListenedTo() {
        LiveClient anonymous = join(here, null);
        LiveClient ann = LiveClient.hello(here.port(), "ann").subscribe("me");
        ann.next("subscribed");

        assertThat(refused(anonymous, PAGE)).isEqualTo("token_missing");
        assertThat(refused(ann, PAGE)).isEqualTo("not_subscribed");
        assertThat(refused(ann, "me")).isEqualTo("feature_unavailable");
    }

    @Test
    void aNodeThatEndsWithoutAWordIsNotCountedForLong() {
        LiveClient near = join(here, null);
        join(there, null);
        readersAre(near, 2);

        Await.result(vertx.undeploy(there.feed.deploymentID()));

        readersAre(near, 1);
    }

    @Test
    void switchedOffNobodyIsCounted() {
        LiveNode quiet = node(false);
        LiveClient client = LiveClient.connect(quiet.port()).send("{'type':'hello','token':'ann'}");

        assertThat(client.next("welcome").get("features")).isEmpty();
        client.subscribe(PAGE).next("subscribed");
        assertThat(refused(client, PAGE)).isEqualTo("feature_unavailable");
        readersAre(join(here, null), 1);
        assertThat(client.heard("presence")).isFalse();
        LiveClient counted = LiveClient.connect(here.port()).send("{'type':'hello','token':null}");
        assertThat(counted.next("welcome").get("features").toString()).contains("presence", "typing");
    }

    private static LiveClient join(LiveNode node, String token) {
        LiveClient client = LiveClient.hello(node.port(), token).subscribe(PAGE);
        client.next("subscribed");
        return client;
    }

    private static void readersAre(LiveClient client, int readers) {
        JsonNode presence = client.next("presence");
        while (presence.get("readers").asInt() != readers) {
            presence = client.next("presence");
        }
    }

    private static String refused(LiveClient client, String stream) {
        client.send("{'type':'typing','stream':'%s'}".formatted(stream));
        return client.nextBut("presence", "error").get("code").asText();
    }

    private LiveNode node(boolean presence) {
        LiveSettings settings =
                new LiveSettings(2_000, 60_000, 60_000, 30_000, 50, 100, 4, 64 * 1024, 4 * 1024, 200, presence);
        return LiveNode.start(vertx, database, pool, new TestBoard(pool), settings, InstantSource.system());
    }
}
