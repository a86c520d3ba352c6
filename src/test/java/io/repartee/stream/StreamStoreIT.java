package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StreamStoreIT {
    private static final int WRITERS = 16;
    private static final int EVENTS_EACH = 40;

    private static Vertx vertx;
    private static TestDatabase database;
    private static Pool pool;
    private static StreamStore store;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        pool = database.pool(vertx);
        store = new StreamStore(pool);
    }

    @AfterAll
    static void stop() {
        Await.result(vertx.close());
        database.close();
    }

    @Test
    void everyStatementIsUnderstood() {
        for (String sql : StreamSql.ALL) {
            Await.result(pool.withConnection(connection -> connection.prepare(sql)));
        }
    }

    @Test
    void nodesThatStartAtOnceAgreeOnOneEpoch() {
        List<Future<String>> epochs =
                IntStream.range(0, 8).mapToObj(i -> store.epoch()).toList();

        Await.result(Future.all(epochs));

        assertThat(epochs.stream().map(Future::result).distinct()).hasSize(1);
        assertThat(Position.parse(epochs.get(0).result() + ":1:2")).isPresent();
    }

    @Test
    void headsOfMoreStreamsThanOneSliceAreAllFound() {
        TestWriter writer = new TestWriter(pool);
        List<StreamId> streams = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            streams.add(stream());
        }
        Event written = Await.result(writer.write(streams.get(2_200), EventType.THREAD_CHANGED, null))
                .last();

        List<Head> heads = Await.result(store.heads(streams));

        assertThat(heads).hasSize(2_500);
        assertThat(heads.get(2_200)).isEqualTo(new Head(1, written.mark()));
        assertThat(heads.get(0)).isEqualTo(Head.NONE);
        assertThat(Await.result(store.heads(List.of()))).isEmpty();
    }

    @Test
    void comparedAreTheMarksOfWhatIsKnown() {
        TestWriter writer = new TestWriter(pool);
        StreamId stream = stream();
        long sum = 0;
        Event last = null;
        for (int i = 0; i < 5; i++) {
            last = Await.result(writer.write(stream, EventType.THREAD_CHANGED, null))
                    .last();
            sum += i < 2 ? 0 : (int) last.mark();
        }
        StreamId silent = stream();

        List<StreamStore.Compared> compared = Await.result(store.compare(List.of(
                new StreamStore.Known(stream, new Marks(2, 5, sum)),
                new StreamStore.Known(stream, new Marks(2, 5, sum + 1)),
                new StreamStore.Known(stream, new Marks(5, 6, 1)),
                new StreamStore.Known(stream, Marks.NONE),
                new StreamStore.Known(silent, Marks.NONE),
                new StreamStore.Known(silent, new Marks(0, 1, 7)))));

        assertThat(compared)
                .extracting(StreamStore.Compared::same)
                .containsExactly(true, false, false, true, true, false);
        assertThat(compared.get(1).head()).isEqualTo(new Head(5, last.mark()));
        assertThat(compared.get(4).head()).isEqualTo(Head.NONE);
    }

    @Test
    void anEventOfATypeFromTheFutureTakesItsNumber() {
        TestWriter writer = new TestWriter(pool);
        StreamId stream = stream();
        Await.result(writer.write(stream, EventType.THREAD_CHANGED, null));
        Await.result(writer.write(stream, EventType.THREAD_CHANGED, UUID.randomUUID()));
        Await.result(writer.write(stream, EventType.THREAD_CHANGED, null));
        database.execute("update event set type = 4711 where seq = 2");

        List<Event> events = Await.result(store.read(stream, 1, 10));

        assertThat(events)
                .extracting(Event::type)
                .containsExactly(EventType.THREAD_CHANGED, EventType.UNKNOWN, EventType.THREAD_CHANGED);
    }

    @Test
    void eventsAreReadAsTheyWereWritten() {
        TestWriter writer = new TestWriter(pool);
        StreamId stream = stream();
        UUID comment = UUID.randomUUID();
        Event first = Await.result(writer.write(stream, EventType.COMMENT_PUBLISHED, comment))
                .last();
        Event second = Await.result(writer.write(stream, EventType.THREAD_CHANGED, null))
                .last();

        List<Event> read = Await.result(store.read(stream, 1, 10));

        assertThat(read).extracting(Event::seq).containsExactly(1L, 2L);
        assertThat(read).extracting(Event::mark).containsExactly(first.mark(), second.mark());
        assertThat(read).extracting(Event::comment).containsExactly(comment, null);
        assertThat(Await.result(store.read(stream, 2, 10))).hasSize(1);
        assertThat(Await.result(store.read(stream, 1, 1))).hasSize(1);
    }

    @Test
    void numbersFromALockedRowNeverShowAHoleToAReader() {
        TestWriter writer = new TestWriter(pool);
        StreamId stream = stream();
        GapChecker checker = new GapChecker(0);
        List<Future<?>> writing = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writing.add(repeat(EVENTS_EACH, () -> writer.write(stream, EventType.THREAD_CHANGED, null)));
        }
        Future<?> all = Future.all(writing);
        while (!all.isComplete() || checker.last() < WRITERS * EVENTS_EACH) {
            checker.read(Await.result(store.read(stream, checker.last() + 1, 1_000)));
            assertThat(all.failed()).isFalse();
        }

        assertThat(checker.faults()).isEmpty();
    }

    /** The negative control: with numbers taken before the commit the same check must find holes. */
    @Test
    void numbersFromASequenceShowAHoleToTheSameReader() {
        StreamId stream = stream();
        GapChecker checker = new GapChecker(0);
        Await.result(pool.query("create sequence wrong_way").execute());
        SqlConnection slow = Await.result(pool.getConnection());
        SqlConnection fast = Await.result(pool.getConnection());
        var slowly = Await.result(slow.begin());
        Event early = Await.result(numbered(slow));
        Await.result(TestWriter.insert(slow, stream, early));
        var quickly = Await.result(fast.begin());
        Await.result(numbered(fast).compose(event -> TestWriter.insert(fast, stream, event)));
        Await.result(quickly.commit());

        checker.read(Await.result(store.read(stream, checker.last() + 1, 1_000)));
        Await.result(slowly.commit());
        checker.read(Await.result(store.read(stream, checker.last() + 1, 1_000)));

        assertThat(checker.faults()).isNotEmpty();
        Await.result(slow.close());
        Await.result(fast.close());
    }

    private static Future<Event> numbered(SqlConnection connection) {
        return connection
                .preparedQuery("select nextval('wrong_way')")
                .execute(Tuple.tuple())
                .map(rows -> new Event(
                        rows.iterator().next().getLong(0), 1, EventType.THREAD_CHANGED, null, 0, Instant.now()));
    }

    private static Future<?> repeat(int times, java.util.function.Supplier<Future<?>> action) {
        return times == 0 ? Future.succeededFuture() : action.get().compose(done -> repeat(times - 1, action));
    }

    private static StreamId stream() {
        return StreamId.of(new SiteId(1), new ThreadId(UUID.randomUUID()));
    }
}
