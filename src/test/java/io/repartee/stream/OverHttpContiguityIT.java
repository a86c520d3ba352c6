package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.stream.PlainReader.Events;
import io.repartee.stream.PlainReader.Polled;
import io.repartee.stream.PlainReader.Sent;
import io.repartee.stream.http.HttpStreamSettings;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every event once and in order, whatever happens to nodes and answers meanwhile. */
class OverHttpContiguityIT {
    /** More by {@code -Dcontiguity.events=…}. */
    private static final int EVENTS = Integer.getInteger("contiguity.events", 2_000);

    private static final int READERS = 6;
    /** Answers that end soon, so that readers come back all the time. */
    private static final HttpStreamSettings SETTINGS =
            new HttpStreamSettings(50, 50, 4, 64 * 1024, 200, 1_000, 150, 50, 20, true);

    private static final String PAGE = "thread:story";
    private static final StreamId STREAM = TestGate.thread("story");

    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private TestBoard board;
    private AtomicReferenceArray<HttpNode> nodes;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        pool = database.pool(vertx);
        board = new TestBoard(pool);
        nodes = new AtomicReferenceArray<>(2);
    }

    @AfterEach
    void stop() {
        for (int n = 0; n < nodes.length(); n++) {
            nodes.get(n).close();
        }
        Await.result(vertx.close());
        database.close();
    }

    @Test
    void holdsThroughNodeChangesAndRestarts() {
        begin(feed -> feed);
        CompletableFuture<Void> writing = CompletableFuture.runAsync(this::write);
        List<CompletableFuture<GapChecker>> readers = read();
        for (int n = 0; !writing.isDone(); n = 1 - n) {
            restart(n);
        }
        writing.join();
        for (CompletableFuture<GapChecker> reader : readers) {
            assertThat(reader.join().faults()).isEmpty();
            assertThat(reader.join().last()).isEqualTo(EVENTS);
        }
    }

    /** The control: the same readers find a gap that is really there. */
    @Test
    void findsAGapThatWasPlanted() {
        begin(feed -> new LossyFeed(feed, 5));
        CompletableFuture<Void> writing = CompletableFuture.runAsync(this::write);
        List<CompletableFuture<GapChecker>> readers = read();
        writing.join();
        assertThat(readers).anyMatch(reader -> !reader.join().faults().isEmpty());
    }

    private void begin(UnaryOperator<Feed> between) {
        for (int n = 0; n < nodes.length(); n++) {
            nodes.set(n, node(between));
        }
    }

    private HttpNode node(UnaryOperator<Feed> between) {
        return HttpNode.start(vertx, database, pool, board, SETTINGS, InstantSource.system(), between);
    }

    /** One node goes, as it should; a new one takes its place. */
    private void restart(int n) {
        HttpNode old = nodes.get(n);
        nodes.set(n, node(feed -> feed));
        Await.result(old.drain(Duration.ofMillis(50)));
        old.close();
    }

    /** Half of what happens is handed over by one of the nodes; the other half is only in the table. */
    private void write() {
        TestWriter writer = new TestWriter(pool);
        for (int n = 0; n < EVENTS; n++) {
            UUID comment = board.show(UUID.randomUUID(), "event " + n);
            Handover handover = Await.result(writer.write(STREAM, EventType.COMMENT_PUBLISHED, comment));
            if (n % 2 == 0) {
                nodes.get(n % 4 / 2).publisher().committed(List.of(handover));
            }
        }
    }

    private List<CompletableFuture<GapChecker>> read() {
        AtomicInteger number = new AtomicInteger();
        return java.util.stream.Stream.generate(number::getAndIncrement)
                .limit(READERS)
                .map(n -> CompletableFuture.supplyAsync(
                        () -> n % 2 == 0 ? byPolls(n) : byEventStreams(n),
                        java.util.concurrent.Executors.newSingleThreadExecutor()))
                .toList();
    }

    private GapChecker byPolls(int first) {
        GapChecker checker = new GapChecker(0);
        Position last = beginning();
        for (int n = first; checker.last() < EVENTS; n++) {
            try {
                Polled polled = PlainReader.poll(address(n), PAGE, last, 1);
                if (polled.json().has("resync")) {
                    throw new IllegalStateException("a resync that nothing explains");
                }
                if (polled.status() == 200) {
                    checker.read(OverHttpIT.numbers(polled.json()));
                    last = polled.position();
                }
            } catch (AssertionError broken) {
                // a node went away under the request: the next one has the rest
            }
        }
        return checker;
    }

    private GapChecker byEventStreams(int first) {
        GapChecker checker = new GapChecker(0);
        Position last = beginning();
        for (int n = first; checker.last() < EVENTS; n++) {
            try (Events events = PlainReader.events(address(n), PlainReader.query(PAGE, last), null)) {
                for (Optional<Sent> sent = events.next(); sent.isPresent(); sent = events.next()) {
                    if (sent.get().event().equals("resync")) {
                        throw new IllegalStateException("a resync that nothing explains");
                    }
                    checker.read(OverHttpIT.numbers(sent.get().data()));
                    last = Position.parse(sent.get().id()).orElse(last);
                }
            } catch (AssertionError broken) {
                // as above
            }
        }
        return checker;
    }

    private URI address(int n) {
        return nodes.get(n % 2).address();
    }

    private Position beginning() {
        return Position.beginning(Await.result(new StreamStore(pool).epoch()));
    }
}
