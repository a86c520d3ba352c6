package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.stream.PlainReader.Events;
import io.repartee.stream.PlainReader.Polled;
import io.repartee.stream.PlainReader.Sent;
import io.repartee.stream.http.HttpStreamSettings;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams over HTTP, from a real feed and a real database. */
class OverHttpIT {
    private static final HttpStreamSettings SETTINGS =
            new HttpStreamSettings(50, 20, 4, 64 * 1024, 200, 1_000, 60_000, 1_000, 50, false);
    private static final String PAGE = "thread:story";
    private static final String OTHER = "thread:other";
    private static final StreamId STREAM = TestGate.thread("story");

    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private TestBoard board;
    private TestWriter writer;
    private HttpNode node;
    private volatile Instant now = Instant.parse("2026-11-23T10:00:00Z");

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        pool = database.pool(vertx);
        board = new TestBoard(pool);
        writer = new TestWriter(pool);
        node = node(SETTINGS);
    }

    @AfterEach
    void stop() {
        node.close();
        Await.result(vertx.close());
        database.close();
    }

    @Test
    void aPollWithoutAPlaceSaysWhereTheStreamIs() {
        Polled before = poll(null, 25);
        assertThat(before.json().path("events")).isEmpty();
        assertThat(before.position().seq()).isZero();
        Position first = publish("one");

        await().until(() -> poll(null, 25).position().equals(first));
    }

    @Test
    void aPollAnswersAtOnceWithWhatWasMissed() {
        Position start = poll(null, 0).position();
        Position first = publish("one");
        Position second = publish("two");
        await().until(() -> poll(null, 25).position().equals(second));

        Polled missed = poll(start, 25);

        assertThat(seqs(missed.json())).containsExactly(1L, 2L);
        assertThat(missed.position()).isEqualTo(second);
        assertThat(missed.json().at("/events/1/comment/html").asText()).isEqualTo("two");
        assertThat(missed.json().at("/counts/comments").asInt()).isEqualTo(2);
        assertThat(seqs(poll(first, 25).json())).containsExactly(2L);
    }

    @Test
    void aPollWaitsForWhatHappensNext() {
        Position start = poll(null, 0).position();
        CompletableFuture<Polled> waiting = CompletableFuture.supplyAsync(() -> poll(start, 25));
        await().until(() -> node.counts.polls() == 1);

        publish("one");

        assertThat(seqs(waiting.join().json())).containsExactly(1L);
        assertThat(node.counts.polls()).isZero();
    }

    @Test
    void aPollThatHearsNothingKeepsItsPlace() {
        Position first = publish("one");

        Polled nothing = poll(first, 1);

        assertThat(nothing.status()).isEqualTo(200);
        assertThat(nothing.json().path("events")).isEmpty();
        assertThat(nothing.position()).isEqualTo(first);
    }

    @Test
    void aForeignPastIsAnsweredWithResync() {
        Position first = publish("one");
        List<Position> foreign = List.of(
                new Position(first.epoch(), 1, first.mark() ^ 1),
                new Position("other", 1, first.mark()),
                new Position(first.epoch(), 99, 5));
        for (Position past : foreign) {
            assertThat(poll(past, 5).json().path("resync").asBoolean())
                    .as(past.toString())
                    .isTrue();
            try (Events events = events(PlainReader.query(PAGE, past), null)) {
                assertThat(events.next("resync").data().path("stream").asText()).isEqualTo(PAGE);
                assertThat(events.next()).isEmpty();
            }
        }
        assertThat(node.counts.resynced()).isEqualTo(6);
    }

    @Test
    void anEventStreamSaysWhereItBeginsThenWhatWasMissedThenWhatHappens() {
        Position start = poll(null, 0).position();
        Position first = publish("one");
        try (Events events = events(PlainReader.query(PAGE, start), null)) {
            assertThat(events.header("content-type")).contains("text/event-stream; charset=utf-8");
            assertThat(events.header("x-accel-buffering")).contains("no");
            assertThat(events.next("subscribed").id()).isEqualTo(start.toString());
            assertThat(events.retryMs()).isBetween(500L, 1_500L);
            Sent missed = events.next("events");
            assertThat(missed.id()).isEqualTo(first.toString());
            assertThat(seqs(missed.data())).containsExactly(1L);
            Position second = publish("two");
            Sent live = events.next("events");
            assertThat(live.id()).isEqualTo(second.toString());
            assertThat(live.data().path("type").asText()).isEqualTo("events");
            assertThat(live.data().path("stream").asText()).isEqualTo(PAGE);
        }
        await().until(() -> node.counts.eventStreams() == 0);
    }

    @Test
    void whatABrowserRemembersGoesBeforeTheAddress() {
        Position start = poll(null, 0).position();
        Position first = publish("one");
        publish("two");
        try (Events events = PlainReader.events(
                node.address(), PlainReader.query(PAGE, start), null, "last-event-id", first.toString())) {
            events.next("subscribed");
            assertThat(seqs(events.next("events").data())).containsExactly(2L);
        }
    }

    @Test
    void aQuietEventStreamIsKeptAlive() {
        Position start = poll(null, 0).position();
        try (Events events = events(PlainReader.query(PAGE, start), null)) {
            events.next("subscribed");
            CompletableFuture<Sent> next = CompletableFuture.supplyAsync(() -> events.next("events"));
            await().until(() -> events.heartbeats() > 2);
            publish("one");
            next.join();
        }
    }

    @Test
    void whatIsInNoLogComesBesideTheEvents() {
        Position start = poll(null, 0).position();
        try (Events events = events(PlainReader.query(PAGE, start), null)) {
            events.next("subscribed");
            String claims = "{\"type\":\"claims\",\"stream\":\"thread:story\",\"claims\":[]}";
            CompletableFuture<Sent> whisper = CompletableFuture.supplyAsync(() -> events.next("whisper"));
            await().until(() -> {
                node.whispers().tell(STREAM, "claims", claims.getBytes(StandardCharsets.UTF_8), Duration.ZERO);
                return whisper.isDone();
            });
            assertThat(whisper.join().id()).isEmpty();
            assertThat(whisper.join().data().path("type").asText()).isEqualTo("claims");
        }
    }

    @Test
    void severalStreamsGoInOneRequest() {
        Position one = poll(null, 0).position();
        publish("one");
        write(TestGate.thread("other"), "elsewhere");
        String both = "stream=%s&since=%s&stream=%s&since=".formatted(PAGE, one, OTHER);

        JsonNode polled = PlainReader.poll(node.address(), both, null).json().path("streams");

        assertThat(polled.at("/0/stream").asText()).isEqualTo(PAGE);
        assertThat(seqs(polled.path(0))).containsExactly(1L);
        assertThat(polled.at("/1/stream").asText()).isEqualTo(OTHER);
        assertThat(polled.at("/1/events")).isEmpty();
        Position other = PlainReader.position(polled.at("/1/position"));
        assertThat(other.seq()).isEqualTo(1);
        Position two = PlainReader.position(polled.at("/0/position"));
        String further = "stream=%s&since=%s&stream=%s&since=%s".formatted(PAGE, two, OTHER, other);
        try (Events events = events(further, null)) {
            events.next("subscribed");
            assertThat(events.next("subscribed").id()).isEqualTo(two + "," + other);
            Position next = write(TestGate.thread("other"), "elsewhere again");
            Sent told = events.next("events");
            assertThat(told.data().path("stream").asText()).isEqualTo(OTHER);
            assertThat(told.id()).isEqualTo(two + "," + next);
        }
    }

    @Test
    void whoMayNotHearItIsRefusedAndTheRestGoesOn() {
        assertThat(poll("stream=site", null).code()).isEqualTo("token_missing");
        assertThat(poll("stream=site", "reader").code()).isEqualTo("role_required");
        assertThat(poll("stream=me", "bad").code()).isEqualTo("token_invalid");
        assertThat(poll("stream=site&wait=0", "mod-ann").status()).isEqualTo(200);
        assertThat(poll("stream=site&stream=me", null).code()).isEqualTo("token_missing");

        JsonNode streams = poll("stream=site&stream=me&wait=0", "reader").json().path("streams");
        assertThat(streams.at("/0/code").asText()).isEqualTo("role_required");
        assertThat(streams.at("/1/position/seq").asLong()).isZero();
        try (Events events = events("stream=site&stream=me", "reader")) {
            assertThat(events.next("unsubscribed").data().path("code").asText()).isEqualTo("role_required");
            assertThat(events.next("subscribed").data().path("stream").asText()).isEqualTo("me");
        }
    }

    @Test
    void refusesWhatIsNotOfItsForm() {
        for (String query : List.of(
                "wait=1",
                "stream=nonsense",
                "stream=a&wait=61",
                "stream=a&wait=-1",
                "stream=" + PAGE + "&stream=" + PAGE,
                "stream=thread:1&stream=thread:2&stream=thread:3&stream=thread:4&stream=thread:5")) {
            assertThat(poll(query, null).code()).as(query).isEqualTo("bad_parameter");
        }
        for (String query :
                List.of("stream=" + PAGE + "&since=nonsense", "stream=thread:1&stream=thread:2&since=a:1:1")) {
            assertThat(poll(query, null).code()).as(query).isEqualTo("bad_position");
        }
    }

    @Test
    void whatNeedsATokenEndsWithIt() {
        String token = "mod-ann|" + now.plusSeconds(2);
        Polled place = poll("stream=site&wait=0", token);
        CompletableFuture<Polled> waiting =
                CompletableFuture.supplyAsync(() -> poll("stream=site&since=" + place.position(), token));
        try (Events events = events("stream=site&stream=" + PAGE, token)) {
            events.next("subscribed");
            events.next("subscribed");
            await().until(() -> node.counts.polls() == 1);

            now = now.plusSeconds(3);
            write(StreamId.ofSite(TestGate.SITE_ID), EventType.QUEUE_LEFT, UUID.randomUUID());

            assertThat(events.next("unsubscribed").data().path("code").asText()).isEqualTo("token_expired");
            publish("for everybody");
            assertThat(events.next("events").data().path("stream").asText()).isEqualTo(PAGE);
        }
        Polled ended = waiting.join();
        assertThat(ended.status()).isEqualTo(401);
        assertThat(ended.code()).isEqualTo("token_expired");
    }

    @Test
    void whatIsTakenBackEndsAtOnceAndTheRestGoesOn() {
        Position place = poll("stream=me&wait=0", "eve").position();
        CompletableFuture<Polled> waiting =
                CompletableFuture.supplyAsync(() -> poll("stream=me&since=" + place, "eve"));
        CompletableFuture<Polled> other =
                CompletableFuture.supplyAsync(() -> poll("stream=me&wait=3&since=" + place, "ann"));
        try (Events events = events("stream=me&stream=" + PAGE, "eve")) {
            events.next("subscribed");
            events.next("subscribed");
            await().until(() -> node.counts.polls() == 2);

            node.gate.revoke("eve");

            JsonNode over = events.next("unsubscribed").data();
            assertThat(over.path("stream").asText()).isEqualTo("me");
            assertThat(over.path("code").asText()).isEqualTo("token_revoked");
            publish("for everybody");
            assertThat(events.next("events").data().path("stream").asText()).isEqualTo(PAGE);
        }
        assertThat(waiting.join().code()).isEqualTo("token_revoked");
        assertThat(other.join().status()).isEqualTo(200);
    }

    @Test
    void takesNoMoreThanItHasPlacesFor() {
        HttpNode full = node(new HttpStreamSettings(2, 1, 4, 64 * 1024, 200, 1_000, 60_000, 1_000, 50, false));
        try (full;
                Events first = PlainReader.events(full.address(), "stream=" + PAGE, null)) {
            first.next("subscribed");
            Polled refused = PlainReader.poll(full.address(), "stream=" + PAGE, null);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.retryAfter()).contains("5");
            assertThat(full.counts.refused()).isEqualTo(1);
        }
        HttpNode none = node(new HttpStreamSettings(0, 1, 4, 64 * 1024, 200, 1_000, 60_000, 1_000, 50, false));
        try (none) {
            assertThat(PlainReader.poll(none.address(), "stream=" + PAGE, null).code())
                    .isEqualTo("overloaded");
        }
    }

    @Test
    @SuppressWarnings("try")
    void whoGoesAwayLeavesNothingBehind() throws IOException {
        Position start = poll(null, 0).position();
        for (String accept : List.of("application/json", "text/event-stream")) {
            try (Socket socket = ask(PlainReader.query(PAGE, start), accept)) {
                await().until(() -> node.counts.polls() + node.counts.eventStreams() == 1);
            }
            await().until(() -> node.counts.polls() + node.counts.eventStreams() == 0);
        }
    }

    @Test
    @SuppressWarnings("try")
    void aSlowReaderIsEndedAndMissesNothing() throws IOException {
        Position start = poll(null, 0).position();
        try (Socket deaf = ask(PlainReader.query(PAGE, start), "text/event-stream")) {
            await().until(() -> node.counts.eventStreams() == 1);
            int written = 0;
            while (node.counts.slow() == 0 && written < 2_000) {
                written++;
                publish("x".repeat(20_000));
            }
            assertThat(node.counts.slow()).isEqualTo(1);
            await().atMost(Duration.ofSeconds(10)).until(() -> node.counts.eventStreams() == 0);
            assertThat(read(start, written).faults()).isEmpty();
        }
    }

    @Test
    void aStoppingNodeSendsItsReadersElsewhere() {
        Position start = poll(null, 0).position();
        CompletableFuture<Polled> waiting = CompletableFuture.supplyAsync(() -> poll(start, 25));
        try (Events events = events(PlainReader.query(PAGE, start), null)) {
            events.next("subscribed");
            await().until(() -> node.counts.polls() == 1);

            Await.result(node.drain(Duration.ofMillis(100)));

            assertThat(events.next("close").data().path("code").asInt()).isEqualTo(CloseCode.SHUTTING_DOWN.code());
            assertThat(events.next()).isEmpty();
        }
        assertThat(waiting.join().position()).isEqualTo(start);
        Polled refused = poll(start, 0);
        assertThat(refused.code()).isEqualTo("shutting_down");
        assertThat(refused.retryAfter()).isPresent();
    }

    @Test
    void anEventStreamEndsAfterAWhileAndGoesOnFromItsLastId() {
        HttpNode brief = node(new HttpStreamSettings(50, 20, 4, 64 * 1024, 200, 1_000, 100, 1_000, 50, false));
        try (brief) {
            Position last = poll(null, 0).position();
            GapChecker checker = new GapChecker(0);
            for (int n = 0; n < 20; n++) {
                publish("event " + n);
                try (Events events = PlainReader.events(brief.address(), PlainReader.query(PAGE, last), null)) {
                    for (Optional<Sent> sent = events.next(); sent.isPresent(); sent = events.next()) {
                        last = Position.parse(sent.get().id()).orElseThrow();
                        checker.read(numbers(sent.get().data()));
                    }
                }
            }
            assertThat(checker.faults()).isEmpty();
            assertThat(checker.last()).isEqualTo(20);
        }
    }

    private Socket ask(String query, String accept) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new java.net.InetSocketAddress("127.0.0.1", node.port()));
        socket.getOutputStream()
                .write("GET %s?%s HTTP/1.1\r\nHost: localhost\r\nAccept: %s\r\n\r\n"
                        .formatted(node.address().getPath(), query, accept)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** Reads on by polls until that number. */
    private GapChecker read(Position since, long until) {
        GapChecker checker = new GapChecker(since.seq());
        for (Position last = since; checker.last() < until; ) {
            Polled polled = poll(last, 5);
            last = polled.position();
            checker.read(numbers(polled.json()));
        }
        return checker;
    }

    private HttpNode node(HttpStreamSettings settings) {
        return HttpNode.start(vertx, database, pool, board, settings, () -> now, feed -> feed);
    }

    private Polled poll(Position since, int wait) {
        return PlainReader.poll(node.address(), PAGE, since, wait);
    }

    private Polled poll(String query, String token) {
        return PlainReader.poll(node.address(), query, token);
    }

    private Events events(String query, String token) {
        return PlainReader.events(node.address(), query, token);
    }

    private Position publish(String text) {
        return write(STREAM, text);
    }

    private Position write(StreamId stream, String text) {
        return write(stream, EventType.COMMENT_PUBLISHED, board.show(UUID.randomUUID(), text));
    }

    private Position write(StreamId stream, EventType type, UUID comment) {
        Handover handover = Await.result(writer.write(stream, type, comment));
        node.publisher().committed(List.of(handover));
        return new Position(epoch(), handover.last().seq(), handover.last().mark());
    }

    private String epoch() {
        return Await.result(new StreamStore(pool).epoch());
    }

    private static List<Long> seqs(JsonNode frame) {
        return numbers(frame).stream().map(Event::seq).toList();
    }

    static List<Event> numbers(JsonNode frame) {
        List<Event> events = new java.util.ArrayList<>();
        frame.path("events")
                .forEach(event -> events.add(
                        new Event(event.path("seq").asLong(), 0, EventType.COMMENT_PUBLISHED, null, 1, Instant.EPOCH)));
        return events;
    }
}
