package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database goes back, or is another one, under running nodes with open sockets; or only its connections break. */
class ResyncIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PAGE = "thread:page";
    private static final StreamId STREAM = TestGate.thread("page");

    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private TestBoard board;
    private TestWriter writer;
    private LiveNode node;
    private LiveNode other;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        pool = database.pool(vertx);
        board = new TestBoard(pool);
        writer = new TestWriter(pool);
        node = node();
        other = node();
    }

    @AfterEach
    void stop() {
        Await.result(vertx.close());
        database.close();
    }

    @Test
    void anOlderBackupMakesOpenSocketsAndThoseWhoComeBackLoadAgain() {
        Position kept = position(publish("kept"));
        database.copyTo("backup");
        Position lost = position(publish("lost"));
        LiveClient near = join(node);
        LiveClient far = join(other);
        LiveClient untouched = LiveClient.hello(node.port(), null).subscribe("thread:other");
        untouched.next("subscribed");

        database.replaceWith("backup");

        near.nextBut("presence", "resync");
        far.nextBut("presence", "resync");
        LiveClient back = LiveClient.hello(node.port(), null);
        awaitAnswer(back, lost, "resync");
        assertThat(back.subscribe(PAGE, kept)
                        .nextBut("presence", "subscribed")
                        .at("/position/seq")
                        .asLong())
                .isEqualTo(1);
        Position again = position(publish("again"));
        assertThat(again.seq()).isEqualTo(lost.seq());
        assertThat(back.nextBut("presence", "events")
                        .at("/events/0/comment/html")
                        .asText())
                .isEqualTo("again");
        assertThat(untouched.heard("resync")).isFalse();
        near.subscribe(PAGE, lost);
        near.nextBut("presence", "resync");
    }

    @Test
    void aCopyThatLacksNothingDisturbsNobody() {
        publish("one");
        LiveClient near = join(node);
        LiveClient far = join(other);
        database.copyTo("backup");

        database.replaceWith("backup");

        awaitWrites();
        publish("two");
        assertThat(near.nextBut("presence", "events")
                        .at("/events/0/comment/html")
                        .asText())
                .isEqualTo("two");
        assertThat(far.nextBut("presence", "events").at("/events/0/seq").asLong())
                .isEqualTo(2);
        assertThat(node.counts.resynced() + other.counts.resynced()).isZero();
    }

    @Test
    void whatIsHandedOverAfterAFailoverIsNotToldAsIfItFollowedWhatWasLost() {
        FeedVerticle feed = node.feed;
        GapChecker listener = new GapChecker(0);
        feed.watch(STREAM, listener);
        Await.result(feed.read(STREAM, Optional.empty()));
        hand(publish("one"));
        hand(publish("lost"));
        await().atMost(PATIENCE).until(() -> listener.last() == 2);

        // the second event was not replicated; on the new primary another node's took its number, and ours comes next
        database.execute("update event set mark = mark # 255 where seq = 2");
        Handover third = withSnapshot(publishOnly("third"));
        database.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'repartee listener'");
        feed.committed(List.of(third));

        await().atMost(PATIENCE).until(() -> listener.rewrites() == 1);
    }

    @Test
    void anotherEpochByTheOperatorReachesEveryNodeAtOnce() {
        Position before = position(publish("one"));
        LiveClient near = join(node);
        LiveClient far = join(other);

        String next = Await.result(new StreamStore(pool).changeEpoch());

        near.nextBut("presence", "resync");
        far.nextBut("presence", "resync");
        assertThat(next).isNotEqualTo(before.epoch());
        awaitAnswer(near, before, "resync");
        near.subscribe(PAGE, new Position(next, before.seq(), before.mark())).nextBut("presence", "subscribed");
    }

    @Test
    void cutConnectionsDisturbNobody() {
        publish("one");
        LiveClient near = join(node);
        for (int i = 0; i < 5; i++) {
            database.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
            awaitWrites();
            publish("after cut " + i);
            assertThat(near.nextBut("presence", "events")
                            .at("/events/0/comment/html")
                            .asText())
                    .isEqualTo("after cut " + i);
        }
        assertThat(node.counts.resynced()).isZero();
    }

    /** A node that is just finding out may still answer from memory; in the end it must not. */
    private static void awaitAnswer(LiveClient client, Position since, String type) {
        await().atMost(PATIENCE).until(() -> {
            client.subscribe(PAGE, since);
            JsonNode answer = client.any("subscribed", "resync", "error");
            return answer.get("type").asText().equals(type);
        });
    }

    private void awaitWrites() {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> {
            Await.result(pool.query("select 1").execute());
            return true;
        });
    }

    private LiveClient join(LiveNode at) {
        LiveClient client = LiveClient.hello(at.port(), null).subscribe(PAGE);
        client.next("subscribed");
        return client;
    }

    private Handover publish(String text) {
        awaitWrites();
        Handover handover = publishOnly(text);
        hand(handover);
        return handover;
    }

    private Handover publishOnly(String text) {
        return Await.result(writer.write(STREAM, EventType.COMMENT_PUBLISHED, board.show(UUID.randomUUID(), text)));
    }

    private void hand(Handover handover) {
        node.feed.committed(List.of(withSnapshot(handover)));
    }

    private Handover withSnapshot(Handover handover) {
        UUID comment = handover.last().comment();
        return new Handover(STREAM, handover.events(), Optional.of(board.snapshot(Set.of(comment))));
    }

    private Position position(Handover handover) {
        String epoch = Await.result(new StreamStore(pool).epoch());
        return new Position(epoch, handover.last().seq(), handover.last().mark());
    }

    private LiveNode node() {
        return LiveNode.start(vertx, database, pool, board, LiveSettings.DEFAULT, InstantSource.system());
    }
}
