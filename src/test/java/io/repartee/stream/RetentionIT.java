package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.ops.Reconciliation;
import io.repartee.testing.Statements;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams are trimmed by age and number, and never so that a reader would get a part of the truth. */
class RetentionIT {
    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private TestBoard board;
    private TestWriter writer;
    private String epoch;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        pool = database.pool(vertx);
        board = new TestBoard(pool);
        writer = new TestWriter(pool);
        epoch = Await.result(new StreamStore(pool).epoch());
    }

    @AfterEach
    void stop() {
        Await.result(vertx.close());
        database.close();
    }

    @Test
    void everyStatementFitsTheSchema() throws ReflectiveOperationException {
        assertThat(Statements.prepareAll(TrimSql.class)).hasSize(3);
    }

    @Test
    void ofEachStreamTheNewestAreKeptAndOlderPositionsLoadAgain() {
        StreamId large = stream();
        StreamId small = stream();
        writer.writeMany(database, large, 3_500, board.show(UUID.randomUUID(), "x"));
        writer.writeMany(database, small, 20, board.show(UUID.randomUUID(), "y"));

        assertThat(sweep(count(1_200))).contains(2_300L);

        assertThat(kept(large)).containsExactly(2_301L, 3_500L, 1_200L);
        assertThat(kept(small)).containsExactly(1L, 20L, 20L);
        assertThat(sweep(count(1_200))).contains(0L);
        assertThat(Await.result(new Reconciliation(pool).run())).isEmpty();
        FeedVerticle feed = feed();
        feed.watch(large, new GapChecker(3_500));
        assertThat(read(feed, large, 2_300)).isInstanceOf(Replay.Resync.class);
        assertThat(read(feed, large, 100)).isInstanceOf(Replay.Resync.class);
        assertThat(Await.result(feed.read(large, Optional.of(Position.beginning(epoch)))))
                .isInstanceOf(Replay.Resync.class);
        assertThat(((Replay.Missed) read(feed, large, 2_301)).batch().after()).isEqualTo(2_301);
        assertThat(((Replay.Missed) read(feed, large, 3_400)).batch().position().seq())
                .isEqualTo(3_500);
    }

    @Test
    void whatIsTooOldGoesButNeverTheNewest() {
        StreamId old = stream();
        StreamId mixed = stream();
        UUID comment = board.show(UUID.randomUUID(), "x");
        writer.writeMany(database, old, 50, comment);
        database.execute("update event set at = now() - interval '40 days'");
        writer.writeMany(database, mixed, 50, comment);
        database.execute("update event set at = now() - interval '31 days' where stream = '%s' and seq <= 30"
                .formatted(mixed.value()));
        // a clock that was wrong: an event that looks old after one that does not stays, as there must be no hole
        database.execute("update event set at = now() - interval '31 days' where stream = '%s' and seq = 40"
                .formatted(mixed.value()));

        assertThat(sweep(new Retention(Optional.of(Duration.ofDays(30)), Optional.empty())))
                .contains(49L + 30L);

        assertThat(kept(old)).containsExactly(50L, 50L, 1L);
        assertThat(kept(mixed)).containsExactly(31L, 50L, 20L);
        assertThat(Await.result(new Reconciliation(pool).run())).isEmpty();
        FeedVerticle feed = feed();
        feed.watch(old, new GapChecker(50));
        assertThat(read(feed, old, 50)).isInstanceOf(Replay.UpToDate.class);
        assertThat(read(feed, old, 49)).isInstanceOf(Replay.Resync.class);
    }

    @Test
    void manyStreamsAreWalkedInSlices() {
        List<StreamId> streams = new ArrayList<>();
        database.execute("""
                insert into stream_head (site_id, stream, seq, mark)
                select 1 + n % 3, gen_random_uuid(), 3, 1 from generate_series(1, 1200) n;
                insert into event (site_id, stream, seq, mark, type, at)
                select site_id, stream, n, 1, 4, now() from stream_head, generate_series(1, 3) n
                """);
        streams.add(stream());

        assertThat(sweep(count(1))).contains(2_400L);
    }

    @Test
    void readersOnNodesThatRunAreNotDisturbed() {
        StreamId stream = stream();
        // as configured: less is remembered than is kept
        FeedVerticle feed = feed(new FeedSettings(5, 120, 1 << 26, 50, 65_536, 250, 3, 1_000, 3_000, 30_000));
        GapChecker listener = new GapChecker(0);
        feed.watch(stream, listener);
        Await.result(feed.read(stream, Optional.empty()));
        UUID comment = board.show(UUID.randomUUID(), "x");
        for (int round = 0; round < 10; round++) {
            List<Future<Handover>> writes = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                writes.add(writer.write(stream, EventType.COMMENT_EDITED, comment));
            }
            Future<Optional<Long>> trimmed = sweepOf(count(100));
            Await.result(Future.all(writes));
            writes.forEach(write -> feed.committed(List.of(write.result())));
            Await.result(trimmed);
        }
        sweep(count(100));

        await().atMost(Duration.ofSeconds(20)).until(() -> listener.last() == 200);
        assertThat(listener.faults()).isEmpty();
        assertThat(listener.rewrites()).isZero();
        assertThat(kept(stream)).containsExactly(101L, 200L, 100L);
    }

    @Test
    void ofAllNodesOneTrimsAndAnotherTakesItsPlace() {
        writer.writeMany(database, stream(), 20, board.show(UUID.randomUUID(), "x"));
        TrimVerticle first = trim(count(10));
        TrimVerticle second = trim(count(5));

        assertThat(on(first)).contains(10L);
        assertThat(on(second)).isEmpty();
        Await.result(vertx.undeploy(first.deploymentID()));

        await().atMost(Duration.ofSeconds(20))
                .until(() -> on(second).filter(deleted -> deleted == 5).isPresent());
    }

    private Optional<Long> sweep(Retention retention) {
        return Await.result(sweepOf(retention));
    }

    private Future<Optional<Long>> sweepOf(Retention retention) {
        TrimVerticle trim = new TrimVerticle(Databases.options(database), retention, clock());
        return vertx.deployVerticle(trim)
                .compose(id -> trim.sweep().compose(done -> vertx.undeploy(id).map(done)));
    }

    private TrimVerticle trim(Retention retention) {
        TrimVerticle trim = new TrimVerticle(Databases.options(database), retention, clock());
        Await.result(vertx.deployVerticle(trim));
        return trim;
    }

    private static Optional<Long> on(TrimVerticle trim) {
        return Await.result(trim.sweep());
    }

    private static InstantSource clock() {
        return Instant::now;
    }

    private static Retention count(long events) {
        return new Retention(Optional.empty(), Optional.of(events));
    }

    private Replay read(FeedVerticle feed, StreamId stream, long seq) {
        return Await.result(feed.read(stream, Optional.of(new Position(epoch, seq, seq))));
    }

    /** The first number, the last, and how many there are. */
    private List<Long> kept(StreamId stream) {
        return Await.result(pool.query("select min(seq), max(seq), count(*) from event where stream = '%s'"
                                .formatted(stream.value()))
                        .execute()
                        .map(rows -> rows.iterator().next()))
                .toJson()
                .stream()
                .map(entry -> ((Number) entry.getValue()).longValue())
                .toList();
    }

    private FeedVerticle feed() {
        return feed(FeedSettings.DEFAULT);
    }

    private FeedVerticle feed(FeedSettings settings) {
        FeedVerticle feed = new FeedVerticle(
                new StreamStore(pool), board, Databases.options(database), settings, HeadListener.NOBODY, clock());
        Await.result(vertx.deployVerticle(feed));
        return feed;
    }

    private static StreamId stream() {
        return StreamId.of(new SiteId(1), new ThreadId(UUID.randomUUID()));
    }
}
