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
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Feeds on a real database: what reaches a listener, and by which of the ways. */
class FeedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final FeedSettings NO_COMPARISON = settings(1_000, 600_000);

    private final StreamId stream = StreamId.of(new SiteId(1), new ThreadId(UUID.randomUUID()));
    private final GapChecker listener = new GapChecker(0);
    private final ConcurrentMap<Long, Long> moved = new ConcurrentHashMap<>();
    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private TestBoard board;
    private TestWriter writer;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        pool = database.pool(vertx);
        board = new TestBoard(pool);
        writer = new TestWriter(pool);
    }

    @AfterEach
    void stop() {
        Await.result(vertx.close());
        database.close();
    }

    @Test
    void aHandOverReachesItsListenersWithoutAQuery() {
        FeedVerticle feed = feed(NO_COMPARISON);
        awaitDoorbells(feed); // the first LISTEN makes it look at the table, which is not what this is about
        watch(feed);
        int loads = board.loads();

        feed.committed(List.of(withSnapshot(publish("hello"))));

        await().atMost(PATIENCE).until(() -> listener.last() == 1);
        assertThat(listener.text()).contains("hello");
        assertThat(board.loads()).isEqualTo(loads);
        assertThat(moved).containsEntry(stream.bell(), 1L);
    }

    @Test
    void handOversOutOfOrderAreToldInOrder() {
        FeedVerticle feed = feed(NO_COMPARISON);
        watch(feed);
        Handover first = withSnapshot(publish("first"));
        Handover second = withSnapshot(publish("second"));

        feed.committed(List.of(second));
        feed.committed(List.of(first));

        await().atMost(PATIENCE).until(() -> listener.last() == 2);
        assertThat(listener.faults()).isEmpty();
    }

    @Test
    void aLostHandOverIsReadFromTheTableWhenTheNextOneShowsTheGap() {
        FeedVerticle feed = feed(NO_COMPARISON);
        watch(feed);
        publish("lost");

        feed.committed(List.of(withSnapshot(publish("next"))));

        await().atMost(PATIENCE).until(() -> listener.last() == 2);
        assertThat(listener.faults()).isEmpty();
        assertThat(listener.text()).contains("lost").contains("next");
    }

    @Test
    void twoNodesHearOfEachOthersCommitsByDoorbell() {
        FeedVerticle here = feed(NO_COMPARISON);
        FeedVerticle there = feed(NO_COMPARISON);
        watch(here);
        awaitDoorbells(here, there);

        there.committed(List.of(withSnapshot(publish("from there"))));
        await().atMost(PATIENCE).until(() -> listener.last() == 1);
        here.committed(List.of(withSnapshot(publish("from here"))));

        await().atMost(PATIENCE).until(() -> listener.last() == 2);
        assertThat(listener.faults()).isEmpty();
        assertThat(listener.text()).contains("from there").contains("from here");
    }

    @Test
    void aLostDoorbellIsRepairedByComparingHeads() {
        watch(feed(settings(1_000, 200)));

        publish("nobody rang");

        await().atMost(PATIENCE).until(() -> listener.last() == 1);
        assertThat(listener.faults()).isEmpty();
    }

    @Test
    void whileItHearsNothingAFeedComparesHeads() {
        FeedSettings deaf = new FeedSettings(256, 120, 1 << 26, 50, 65_536, 250, 3, 200, 1, 600_000);
        watch(feed(deaf));

        publish("nobody rang");

        await().atMost(PATIENCE).until(() -> listener.last() == 1);
    }

    @Test
    void aCutDoorbellLineComesBackAndMissesNothing() {
        FeedVerticle here = feed(NO_COMPARISON);
        FeedVerticle there = feed(NO_COMPARISON);
        watch(here);
        awaitDoorbells(here, there);

        database.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'repartee %'");
        there.committed(List.of(withSnapshot(publish("while away"))));

        await().atMost(PATIENCE).until(() -> listener.last() == 1);
        there.committed(List.of(withSnapshot(publish("afterwards"))));
        await().atMost(PATIENCE).until(() -> listener.last() == 2);
        assertThat(listener.faults()).isEmpty();
    }

    @Test
    void manyWritersOnAnotherNodeLeaveNoHole() {
        FeedVerticle here = feed(NO_COMPARISON);
        FeedVerticle there = feed(NO_COMPARISON);
        watch(here);
        awaitDoorbells(here, there);
        GapChecker local = new GapChecker(0);
        there.watch(stream, local);
        Await.result(there.read(stream, Optional.empty()));
        UUID comment = board.show(UUID.randomUUID(), "busy");

        List<Future<?>> writing = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            writing.add(repeat(
                    60,
                    () -> writer.write(stream, EventType.COMMENT_EDITED, comment)
                            .onSuccess(done -> there.committed(List.of(withSnapshot(done))))));
        }
        Await.result(Future.all(writing));

        await().atMost(PATIENCE).until(() -> listener.last() == 960 && local.last() == 960);
        assertThat(listener.faults()).isEmpty();
        assertThat(local.faults()).isEmpty();
        assertThat(listener.rewrites() + local.rewrites()).isZero();
        assertThat(listener.batches().size()).isLessThan(960);
    }

    @Test
    void aBusyStreamIsToldOncePerWindow() {
        FeedVerticle feed = feed(new FeedSettings(256, 120, 1 << 26, 400, 65_536, 250, 3, 1_000, 3_000, 600_000));
        watch(feed);
        for (int i = 0; i < 30; i++) {
            feed.committed(List.of(withSnapshot(publish("busy"))));
        }

        await().atMost(PATIENCE).until(() -> listener.last() == 30);
        assertThat(listener.batches().size()).isLessThan(15);
        assertThat(listener.faults()).isEmpty();
    }

    @Test
    void aReaderIsReplayedFromMemoryAndFromTheTable() {
        List<Position> positions = new ArrayList<>();
        FeedVerticle feed = feed(NO_COMPARISON);
        String epoch = Await.result(new StreamStore(pool).epoch());
        for (int i = 0; i < 10; i++) {
            positions.add(position(epoch, publish("older " + i)));
        }
        watch(feed);
        for (int i = 0; i < 5; i++) {
            Handover handover = withSnapshot(publish("newer " + i));
            feed.committed(List.of(handover));
            positions.add(position(epoch, handover));
        }
        await().atMost(PATIENCE).until(() -> listener.last() == 15);
        int loads = board.loads();

        Replay memory = read(feed, positions.get(11));
        assertThat(((Replay.Missed) memory).batch().position()).isEqualTo(positions.get(14));
        assertThat(board.loads()).isEqualTo(loads);

        Replay table = read(feed, positions.get(3));
        assertThat(((Replay.Missed) table).batch().after()).isEqualTo(4);
        assertThat(((Replay.Missed) table).batch().position()).isEqualTo(positions.get(14));
        Replay beginning = read(feed, Position.beginning(epoch));
        assertThat(((Replay.Missed) beginning).batch().after()).isZero();
        assertThat(read(feed, positions.get(14))).isEqualTo(new Replay.UpToDate(positions.get(14)));
    }

    @Test
    void aLongReplayComesInPagesWithoutAHole() {
        String epoch = Await.result(new StreamStore(pool).epoch());
        UUID comment = board.show(UUID.randomUUID(), "many");
        writer.writeMany(database, stream, 1_200, comment);
        FeedVerticle feed = feed(NO_COMPARISON);
        watch(feed);

        Position at = Position.beginning(epoch);
        GapChecker reader = new GapChecker(0);
        boolean more = true;
        while (more) {
            Replay.Missed page = (Replay.Missed) read(feed, at);
            reader.told(page.batch());
            at = page.batch().position();
            more = page.more();
        }

        assertThat(reader.last()).isEqualTo(1_200);
        assertThat(reader.faults()).isEmpty();
        assertThat(reader.batches().size()).isGreaterThan(3);
    }

    @Test
    void howeverManyAskForAPageItIsReadOnce() {
        String epoch = Await.result(new StreamStore(pool).epoch());
        for (int i = 0; i < 5; i++) {
            publish("page");
        }
        FeedVerticle feed = feed(NO_COMPARISON);
        watch(feed);
        int loads = board.loads();

        List<Future<Replay>> answers = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            answers.add(feed.read(stream, Optional.of(Position.beginning(epoch))));
        }
        Await.result(Future.all(answers));

        assertThat(answers).allMatch(answer -> answer.result() instanceof Replay.Missed);
        assertThat(board.loads() - loads).isLessThan(20);
    }

    @Test
    void whatWasRemovedIsReplayedAsRemovedFromTheTableToo() {
        String epoch = Await.result(new StreamStore(pool).epoch());
        UUID comment = board.show(UUID.randomUUID(), "secret");
        Await.result(writer.write(stream, EventType.COMMENT_PUBLISHED, comment));
        board.hide(comment);
        Await.result(writer.write(stream, EventType.COMMENT_REMOVED, comment));
        FeedVerticle feed = feed(NO_COMPARISON);
        watch(feed);

        Batch replay = ((Replay.Missed) read(feed, Position.beginning(epoch))).batch();

        String text = new String(replay.body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(text).doesNotContain("secret").doesNotContain("comment.published");
        assertThat(text.split("comment.removed", -1)).hasSize(3);
    }

    @Test
    void aPastThatIsNotThisStreamsIsAResync() {
        String epoch = Await.result(new StreamStore(pool).epoch());
        Position first = position(epoch, publish("first"));
        Position second = position(epoch, publish("second"));
        FeedVerticle feed = feed(NO_COMPARISON);
        watch(feed);

        assertThat(read(feed, wrongMark(second))).isInstanceOf(Replay.Resync.class);
        assertThat(read(feed, wrongMark(first))).isInstanceOf(Replay.Resync.class);
        assertThat(read(feed, new Position(epoch, 0, 7))).isInstanceOf(Replay.Resync.class);
        assertThat(read(feed, new Position("other", 2, second.mark()))).isInstanceOf(Replay.Resync.class);
        assertThat(read(feed, new Position(epoch, 99, 1))).isInstanceOf(Replay.Resync.class);
        database.execute("delete from event where seq = 1");
        FeedVerticle later = feed(NO_COMPARISON);
        watch(later);
        assertThat(read(later, first)).isInstanceOf(Replay.Resync.class);
        assertThat(read(later, Position.beginning(epoch))).isInstanceOf(Replay.Resync.class);
        assertThat(read(later, second)).isInstanceOf(Replay.UpToDate.class);
    }

    @Test
    void aReaderThatIsAheadOfThisNodeButNotOfTheTableIsServed() {
        String epoch = Await.result(new StreamStore(pool).epoch());
        FeedVerticle feed = feed(NO_COMPARISON);
        watch(feed);
        publish("unheard");
        Position ahead = position(epoch, publish("unheard too"));

        assertThat(read(feed, ahead)).isEqualTo(new Replay.UpToDate(ahead));
        await().atMost(PATIENCE).until(() -> listener.last() == 2);
    }

    @Test
    void aRestoredDatabaseIsNoticedAndAllReadersLoadAgain() {
        FeedVerticle feed = feed(settings(1_000, 100));
        publish("one");
        Handover two = publish("two");
        GapChecker late = new GapChecker(2);
        feed.watch(stream, late);
        Await.result(feed.read(stream, Optional.empty()));

        database.execute("delete from event where seq = 2; update stream_head set seq = 1, "
                + "mark = (select mark from event where seq = 1)");

        await().atMost(PATIENCE).until(() -> late.rewrites() == 1);
        String epoch = Await.result(new StreamStore(pool).epoch());
        assertThat(read(feed, position(epoch, two))).isInstanceOf(Replay.Resync.class);
    }

    @Test
    void aCommitThatContradictsWhatIsKnownShowsARestoredDatabase() {
        FeedVerticle feed = feed(NO_COMPARISON);
        watch(feed);
        feed.committed(List.of(withSnapshot(publish("one"))));
        await().atMost(PATIENCE).until(() -> listener.last() == 1);
        database.execute("delete from event; delete from stream_head");

        feed.committed(List.of(withSnapshot(publish("another one"))));

        await().atMost(PATIENCE).until(() -> listener.rewrites() == 1);
        assertThat(listener.text()).doesNotContain("another");
    }

    @Test
    void anotherEpochIsAnotherHistory() {
        FeedVerticle feed = feed(settings(1_000, 100));
        watch(feed);
        String before = Await.result(new StreamStore(pool).epoch());

        database.execute("update installation set epoch = 'next'");

        await().atMost(PATIENCE).until(() -> listener.rewrites() == 1);
        assertThat(read(feed, Position.beginning(before))).isInstanceOf(Replay.Resync.class);
        assertThat(read(feed, Position.beginning("next"))).isInstanceOf(Replay.UpToDate.class);
    }

    @Test
    void headsOfStreamsThatOthersUseAreComparedToo() {
        StreamId cached = StreamId.of(new SiteId(2), new ThreadId(UUID.randomUUID()));
        Await.result(writer.write(cached, EventType.THREAD_CHANGED, null));
        deploy(settings(1_000, 100), Set.of(cached));

        await().atMost(PATIENCE).until(() -> moved.getOrDefault(cached.bell(), 0L) == 1);
    }

    @Test
    void readsThatFailAreTriedAgain() {
        FeedVerticle feed = feed(NO_COMPARISON);
        watch(feed);
        database.execute("alter table event rename to event_away");
        publishFails();
        database.execute("alter table event_away rename to event");
        Handover handover = publish("after all");
        database.execute("alter table event rename to event_away");
        feed.committed(List.of(new Handover(
                stream,
                List.of(new Event(
                        2, 5, EventType.THREAD_CHANGED, null, 0, handover.last().at())),
                Optional.empty())));
        await().atMost(PATIENCE).until(() -> moved.getOrDefault(stream.bell(), 0L) == 2);
        database.execute("alter table event_away rename to event");

        await().atMost(PATIENCE).until(() -> listener.last() >= 1);
        assertThat(listener.faults()).isEmpty();
        assertThat(listener.text()).contains("after all");
    }

    private void publishFails() {
        assertThat(writer.write(stream, EventType.THREAD_CHANGED, null).otherwiseEmpty())
                .satisfies(failed -> assertThat(Await.result(failed)).isNull());
    }

    private Handover publish(String text) {
        UUID comment = board.show(UUID.randomUUID(), text);
        return Await.result(writer.write(stream, EventType.COMMENT_PUBLISHED, comment));
    }

    private Handover withSnapshot(Handover handover) {
        UUID comment = handover.last().comment();
        return new Handover(stream, handover.events(), Optional.of(board.snapshot(Set.of(comment))));
    }

    private void watch(FeedVerticle feed) {
        feed.watch(stream, listener);
        Await.result(feed.read(stream, Optional.empty()));
    }

    private Replay read(FeedVerticle feed, Position since) {
        return Await.result(feed.read(stream, Optional.of(since)));
    }

    /** Until each hears the other: a ring about some stream has come through. */
    private void awaitDoorbells(FeedVerticle... feeds) {
        for (FeedVerticle feed : feeds) {
            StreamId test = StreamId.of(new SiteId(9), new ThreadId(UUID.randomUUID()));
            await().atMost(PATIENCE).until(() -> {
                feed.committed(List.of(new Handover(
                        test,
                        List.of(new Event(1, 1, EventType.THREAD_CHANGED, null, 0, java.time.Instant.now())),
                        Optional.empty())));
                return counted.getOrDefault(test.bell(), 0) > feeds.length;
            });
        }
    }

    private final ConcurrentMap<Long, Integer> counted = new ConcurrentHashMap<>();

    private FeedVerticle feed(FeedSettings settings) {
        return deploy(settings, Set.of());
    }

    private FeedVerticle deploy(FeedSettings settings, Set<StreamId> inUse) {
        FeedVerticle feed = new FeedVerticle(
                new StreamStore(pool),
                board,
                Databases.options(database),
                settings,
                heads(inUse),
                InstantSource.system());
        Await.result(vertx.deployVerticle(feed));
        return feed;
    }

    private HeadListener heads(Set<StreamId> inUse) {
        return new HeadListener() {
            @Override
            public void moved(long bell, long seq) {
                moved.merge(bell, seq, Math::max);
                counted.merge(bell, 1, Integer::sum);
            }

            @Override
            public Collection<StreamId> inUse() {
                return inUse;
            }
        };
    }

    private static Position position(String epoch, Handover handover) {
        return new Position(epoch, handover.last().seq(), handover.last().mark());
    }

    private static Position wrongMark(Position position) {
        return new Position(position.epoch(), position.seq(), position.mark() ^ 1);
    }

    private static FeedSettings settings(int heartbeatMs, int compareMs) {
        return new FeedSettings(256, 120, 1 << 26, 50, 65_536, 250, 3, heartbeatMs, 3_000, compareMs);
    }

    private static Future<?> repeat(int times, java.util.function.Supplier<Future<?>> action) {
        return times == 0 ? Future.succeededFuture() : action.get().compose(done -> repeat(times - 1, action));
    }
}
