package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How many statements it takes when very many come back at once. */
class ReconnectIT {
    private static final int CLIENTS = 10_000;
    private static final FeedSettings QUIET =
            new FeedSettings(1_000, 120, 1 << 26, 50, 65_536, 250, 3, 1_000, 3_000, 600_000);

    private Vertx vertx;
    private TestDatabase database;
    private CountingPool counting;
    private TestWriter writer;
    private TestBoard board;
    private String epoch;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        Pool pool = database.pool(vertx);
        counting = new CountingPool(pool);
        writer = new TestWriter(pool);
        board = new TestBoard(counting.pool());
        epoch = Await.result(new StreamStore(pool).epoch());
    }

    @AfterEach
    void stop() {
        Await.result(vertx.close());
        database.close();
    }

    @Test
    void tenThousandWhoComeBackToOneStreamAtAnyOfItsLastEventsCostOneRead() {
        StreamId stream = stream();
        writer.writeMany(database, stream, 600, board.show(UUID.randomUUID(), "many"));
        FeedVerticle feed = feed(counting.pool(), QUIET);
        int before = counting.statements();

        feed.watch(stream, new GapChecker(600));
        List<Future<Replay>> answers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int seq = 400 + i % 201;
            answers.add(feed.read(stream, Optional.of(new Position(epoch, seq, seq))));
        }
        Await.result(Future.all(answers));

        assertThat(answers.stream().filter(answer -> answer.result() instanceof Replay.Missed))
                .hasSize(CLIENTS - CLIENTS / 201);
        assertThat(answers).noneMatch(answer -> answer.result() instanceof Replay.Resync);
        // the head; the events, what they are about, and the head after that; and the comparison after the first LISTEN
        assertThat(counting.statements() - before).isLessThanOrEqualTo(4 + 3);
    }

    @Test
    void whoWasAwayForLongSharesBlocksOfTheTable() {
        StreamId stream = stream();
        writer.writeMany(database, stream, 5_000, board.show(UUID.randomUUID(), "many"));
        FeedVerticle feed = feed(counting.pool(), QUIET);
        feed.watch(stream, new GapChecker(5_000));
        Await.result(feed.read(stream, Optional.empty()));
        int before = counting.statements();

        List<Future<Replay>> answers = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            int seq = 1_000 + i % 500;
            answers.add(feed.read(stream, Optional.of(new Position(epoch, seq, seq))));
        }
        Await.result(Future.all(answers));

        assertThat(answers).allMatch(answer -> answer.result() instanceof Replay.Missed);
        assertThat(counting.statements() - before).isLessThanOrEqualTo(8);
    }

    @Test
    void manyStreamsAreOpenedAndCaughtUpByFewStatements() {
        List<StreamId> streams = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            streams.add(stream());
        }
        FeedVerticle feed = feed(counting.pool(), QUIET);
        List<GapChecker> listeners = new ArrayList<>();
        int before = counting.statements();
        streams.forEach(stream -> {
            GapChecker listener = new GapChecker(0);
            listeners.add(listener);
            feed.watch(stream, listener);
        });
        Await.result(Future.all(streams.stream()
                .map(stream -> feed.read(stream, Optional.empty()))
                .toList()));
        assertThat(counting.statements() - before).isLessThan(30);
        streams.forEach(stream -> writer.writeMany(database, stream, 3, board.show(UUID.randomUUID(), "while deaf")));
        int written = counting.statements();

        database.execute(Doorbell.DOUBT);

        await().atMost(Duration.ofSeconds(20)).until(() -> listeners.stream().allMatch(one -> one.last() == 3));
        assertThat(listeners).allMatch(one -> one.faults().isEmpty());
        // for 64 streams: events, heads, and here a statement for each stream's comments
        assertThat(counting.statements() - written - (board.loads())).isLessThan(60);
    }

    @Test
    void memoryForRecentEventsIsBoundedAndNothingIsLostByIt() {
        FeedVerticle feed =
                feed(counting.pool(), new FeedSettings(1_000, 120, 200_000, 1, 65_536, 250, 3, 1_000, 3_000, 600_000));
        List<StreamId> streams = List.of(stream(), stream(), stream(), stream());
        List<GapChecker> listeners =
                streams.stream().map(stream -> new GapChecker(0)).toList();
        for (int i = 0; i < streams.size(); i++) {
            feed.watch(streams.get(i), listeners.get(i));
            Await.result(feed.read(streams.get(i), Optional.empty()));
        }
        for (int round = 0; round < 25; round++) {
            for (StreamId stream : streams) {
                UUID comment = board.show(UUID.randomUUID(), "x".repeat(8_000));
                Handover handover = Await.result(writer.write(stream, EventType.COMMENT_PUBLISHED, comment));
                feed.committed(List.of(new Handover(
                        stream, handover.events(), Optional.of(board.snapshot(java.util.Set.of(comment))))));
            }
        }
        await().atMost(Duration.ofSeconds(20)).until(() -> listeners.stream().allMatch(one -> one.last() == 25));

        assertThat(feed.recentBytes()).isLessThan(200_000);
        for (StreamId stream : streams) {
            GapChecker reader = new GapChecker(0);
            Position at = Position.beginning(epoch);
            while (reader.last() < 25) {
                Batch batch = ((Replay.Missed) Await.result(feed.read(stream, Optional.of(at)))).batch();
                reader.told(batch);
                at = batch.position();
            }
            assertThat(reader.faults()).isEmpty();
        }
    }

    private FeedVerticle feed(Pool pool, FeedSettings settings) {
        FeedVerticle feed = new FeedVerticle(
                new StreamStore(pool),
                board,
                Databases.options(database),
                settings,
                HeadListener.NOBODY,
                InstantSource.system());
        Await.result(vertx.deployVerticle(feed));
        return feed;
    }

    private static StreamId stream() {
        return StreamId.of(new SiteId(1), new ThreadId(UUID.randomUUID()));
    }
}
