package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The live protocol over real sockets, a real feed and a real database. */
class LiveIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final LiveSettings SETTINGS = settings(30_000, 60_000, 30_000, 100);
    private static final String PAGE = "thread:story";
    private static final StreamId STREAM = TestGate.thread("story");

    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private TestBoard board;
    private TestWriter writer;
    private LiveNode node;

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
        Await.result(vertx.close());
        database.close();
    }

    @Test
    void welcomeSaysWhatIsOffered() {
        LiveClient client = LiveClient.connect(node.port()).send("{'type':'hello','token':null}");

        JsonNode welcome = client.next("welcome");

        assertThat(welcome.get("features").isArray()).isTrue();
        assertThat(welcome.get("heartbeatSeconds").asDouble()).isEqualTo(0.2);
        assertThat(welcome.at("/limits/subscriptions").asInt()).isEqualTo(4);
        assertThat(client.socket().getSubprotocol()).isEqualTo("repartee.v1");
    }

    @Test
    void aReaderFromNowHearsWhatHappensNext() {
        LiveClient client = LiveClient.hello(node.port(), null).subscribe(PAGE);
        JsonNode subscribed = client.next("subscribed");
        assertThat(subscribed.get("stream").asText()).isEqualTo(PAGE);
        assertThat(subscribed.at("/position/seq").asLong()).isZero();

        Handover handover = publish("hello");

        JsonNode events = client.next("events");
        assertThat(events.get("stream").asText()).isEqualTo(PAGE);
        assertThat(events.at("/events/0/seq").asLong()).isEqualTo(1);
        assertThat(events.at("/events/0/type").asText()).isEqualTo("comment.published");
        assertThat(Instant.parse(events.at("/events/0/at").asText())).isNotNull();
        assertThat(events.at("/events/0/comment/html").asText()).isEqualTo("hello");
        assertThat(events.at("/position/mark").asLong())
                .isEqualTo(handover.last().mark());
        assertThat(events.at("/counts/comments").asInt()).isEqualTo(1);
    }

    @Test
    void aReaderFromAPositionHearsWhatItMissedAndThenWhatHappens() {
        String epoch = epoch();
        Position first = position(epoch, publish("first"));
        publish("second");
        LiveClient client = LiveClient.hello(node.port(), null).subscribe(PAGE, first);

        assertThat(client.next("subscribed").at("/position/seq").asLong()).isEqualTo(1);
        assertThat(client.next("events").at("/events/0/comment/html").asText()).isEqualTo("second");
        publish("third");
        JsonNode third = client.next("events");
        assertThat(third.at("/events/0/seq").asLong()).isEqualTo(3);
        assertThat(third.get("events")).hasSize(1);
    }

    @Test
    void twoNodesCarryTheSameStream() {
        LiveNode other = node(SETTINGS);
        LiveClient here = LiveClient.hello(node.port(), null).subscribe(PAGE);
        LiveClient there = LiveClient.hello(other.port(), null).subscribe(PAGE);
        here.next("subscribed");
        there.next("subscribed");

        publish("seen by both");

        assertThat(here.next("events").at("/events/0/comment/html").asText()).isEqualTo("seen by both");
        assertThat(there.next("events").at("/events/0/comment/html").asText()).isEqualTo("seen by both");
    }

    @Test
    void oneStreamUnderTwoNamesIsToldUnderEach() {
        LiveClient mod = LiveClient.hello(node.port(), "mod-ann").subscribe("site");
        LiveClient reader = LiveClient.hello(node.port(), null).subscribe(PAGE);
        mod.next("subscribed");
        reader.next("subscribed");

        write(StreamId.ofSite(TestGate.SITE_ID), EventType.QUEUE_LEFT, UUID.randomUUID());

        JsonNode left = mod.next("events");
        assertThat(left.get("stream").asText()).isEqualTo("site");
        assertThat(left.at("/events/0/id").asText()).isNotEmpty();
        assertThat(left.at("/events/0").has("comment")).isFalse();
    }

    @Test
    void aForeignPastIsAnsweredWithResyncAndEndsTheSubscription() {
        String epoch = epoch();
        Position second = position(epoch, publish("one"));
        LiveClient client = LiveClient.hello(node.port(), null);

        client.subscribe(PAGE, new Position(epoch, second.seq(), second.mark() ^ 1));
        assertThat(client.next("resync").get("stream").asText()).isEqualTo(PAGE);
        client.subscribe(PAGE, new Position("elsewhere", second.seq(), second.mark()));
        client.next("resync");
        client.subscribe(PAGE, new Position(epoch, 77, 1));
        client.next("resync");
        client.send("{'type':'unsubscribe','stream':'%s'}".formatted(PAGE));
        assertThat(client.next("error").get("code").asText()).isEqualTo("not_subscribed");
    }

    @Test
    void aRemovedCommentIsReplayedAsRemoved() {
        String epoch = epoch();
        UUID comment = board.show(UUID.randomUUID(), "secret");
        write(STREAM, EventType.COMMENT_PUBLISHED, comment);
        board.hide(comment);
        write(STREAM, EventType.COMMENT_REMOVED, comment);

        LiveClient client = LiveClient.hello(node.port(), null).subscribe(PAGE, Position.beginning(epoch));
        client.next("subscribed");

        JsonNode events = client.next("events").get("events");
        assertThat(events).hasSize(2);
        events.forEach(event -> {
            assertThat(event.get("type").asText()).isEqualTo("comment.removed");
            assertThat(event.get("id").asText()).isEqualTo(comment.toString());
            assertThat(event.has("comment")).isFalse();
        });
    }

    @Test
    void subscribingAgainBeginsAgainAndUnsubscribingEnds() {
        String epoch = epoch();
        publish("one");
        LiveClient client = LiveClient.hello(node.port(), null).subscribe(PAGE);
        client.next("subscribed");

        client.subscribe(PAGE, Position.beginning(epoch));
        client.next("subscribed");
        assertThat(client.next("events").get("events")).hasSize(1);
        client.send("{'type':'unsubscribe','stream':'%s'}".formatted(PAGE));
        assertThat(client.next("unsubscribed").get("code").asText()).isEqualTo("requested");
        publish("unheard");
        client.subscribe("thread:other");
        assertThat(client.next("subscribed").get("stream").asText()).isEqualTo("thread:other");
    }

    @Test
    void messagesMayFollowHelloWithoutWaitingForItsAnswer() {
        LiveClient client = LiveClient.connect(node.port());
        client.send("{'type':'hello','token':null}");
        client.subscribe(PAGE);

        client.next("welcome");
        client.next("subscribed");
    }

    @Test
    void badMessagesAreAnsweredPrecisely() {
        LiveClient client = LiveClient.hello(node.port(), null);

        assertThat(error(client.send("{'type':'shout'}"))).isEqualTo("unknown_type");
        assertThat(error(client.send("{'type':'subscribe','stream':'me','x':1}")))
                .isEqualTo("bad_message");
        assertThat(error(client.send("nonsense"))).isEqualTo("bad_message");
        assertThat(error(client.send("{'type':'hello','token':null}"))).isEqualTo("already_greeted");
        assertThat(error(client.send("{'type':'typing','stream':'%s'}".formatted(PAGE))))
                .isEqualTo("feature_unavailable");
        assertThat(error(client.subscribe("nowhere"))).isEqualTo("bad_parameter");
        assertThat(error(client.subscribe("me"))).isEqualTo("token_missing");
        assertThat(error(client.subscribe("site"))).isEqualTo("token_missing");
    }

    @Test
    void aSocketHasABoundOnItsSubscriptions() {
        LiveClient client = LiveClient.hello(node.port(), null);
        for (int i = 0; i < 4; i++) {
            client.subscribe("thread:" + i).next("subscribed");
        }

        assertThat(error(client.subscribe("thread:5"))).isEqualTo("too_many_subscriptions");
    }

    @Test
    void whoDoesNotSayHelloIsClosed() {
        LiveNode strict = node(settings(100, 60_000, 30_000, 100));
        assertThat(LiveClient.connect(strict.port()).closeCode()).isEqualTo(CloseCode.HELLO_MISSING.code());
        assertThat(LiveClient.connect(node.port()).subscribe(PAGE).closeCode())
                .isEqualTo(CloseCode.HELLO_MISSING.code());
    }

    @Test
    void aWrongTokenIsRefusedAndADatabaseThatIsAwayIsNot() {
        LiveClient wrong = LiveClient.connect(node.port()).send("{'type':'hello','token':'bad'}");
        assertThat(error(wrong)).isEqualTo("token_invalid");
        assertThat(wrong.closeCode()).isEqualTo(CloseCode.HELLO_REFUSED.code());

        LiveClient unlucky = LiveClient.connect(node.port()).send("{'type':'hello','token':'away'}");
        assertThat(unlucky.closeCode()).isEqualTo(CloseCode.UNAVAILABLE.code());
    }

    @Test
    void theHandshakeIsRefusedToForeignOriginsAndUnknownSites() {
        assertThat(refusal("daily", "https://evil.example")).isEqualTo(403);
        assertThat(refusal("daily", "https://daily.example.evil.example")).isEqualTo(403);
        assertThat(refusal("daily", "null")).isEqualTo(403);
        assertThat(refusal("weekly", null)).isEqualTo(404);
        LiveClient.connect(node.port(), TestGate.SITE, LiveNode.ORIGIN).close();
        LiveClient.connect(node.port(), TestGate.SITE, "http://127.0.0.1:" + node.port())
                .close();
    }

    @Test
    void aPlainRequestIsToldThatThisIsNoPage() throws Exception {
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + node.port() + "/daily"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
    }

    @Test
    void beyondItsBoundANodeTakesNoMoreSockets() {
        LiveNode small = node(settings(30_000, 60_000, 30_000, 2));
        LiveClient first = LiveClient.hello(small.port(), null);
        LiveClient.hello(small.port(), null);
        assertThat(refusal(small, "daily", null)).isEqualTo(503);

        first.close();

        await().atMost(PATIENCE).until(() -> small.counts.sockets() == 1);
        LiveClient.hello(small.port(), null);
    }

    @Test
    void headsAndPingsKeepASocketAlive() {
        LiveClient client = LiveClient.hello(node.port(), null).subscribe(PAGE);
        client.next("subscribed");

        assertThat(client.next("heads").at("/heads").has(PAGE)).isTrue();
        await().atMost(PATIENCE).until(() -> client.pings() >= 7);
        publish("still here");
        client.next("events");
    }

    @Test
    void aSocketThatAnswersNoPingIsClosed() throws Exception {
        LiveNode strict = node(settings(30_000, 500, 30_000, 100));
        try (RawClient mute = new RawClient(strict.port())) {
            mute.send("{'type':'hello','token':null}");

            String last = mute.read();
            while (!last.startsWith("close")) {
                last = mute.read();
            }

            assertThat(last).isEqualTo("close " + CloseCode.SILENT.code());
        }
    }

    @Test
    void aTokenEndsWhatNeedsOneButNotThreads() {
        LiveClient client =
                LiveClient.hello(node.port(), "mod-ann|" + Instant.now().plusMillis(2_500));
        client.next("token-expiring");
        client.subscribe(PAGE).next("subscribed");
        client.subscribe("me").next("subscribed");

        JsonNode ended = client.next("unsubscribed");

        assertThat(ended.get("stream").asText()).isEqualTo("me");
        assertThat(ended.get("code").asText()).isEqualTo("token_expired");
        publish("for everybody");
        client.next("events");
        assertThat(error(client.subscribe("me"))).isEqualTo("token_expired");
    }

    @Test
    void aRenewedTokenKeepsStreamsAndItsRightsAreAskedAgain() {
        LiveClient client =
                LiveClient.hello(node.port(), "mod-ann|" + Instant.now().plusSeconds(61));
        client.subscribe("site").next("subscribed");
        client.next("token-expiring");

        client.send(
                "{'type':'token','token':'mod-ann|%s'}".formatted(Instant.now().plusSeconds(3_600)));
        write(StreamId.ofSite(TestGate.SITE_ID), EventType.QUEUE_LEFT, UUID.randomUUID());
        client.next("events");
        client.send("{'type':'token','token':'bad'}");
        assertThat(error(client)).isEqualTo("token_invalid");

        client.send("{'type':'token','token':'mod-bob'}");
        assertThat(client.closeCode()).isEqualTo(CloseCode.OTHER_SUBJECT.code());
    }

    @Test
    void aSlowSocketIsBoundedAndResumesWithoutGapOrRepeat() throws Exception {
        try (RawClient slow = new RawClient(node.port())) {
            slow.send("{'type':'hello','token':null}");
            slow.send("{'type':'subscribe','stream':'%s','since':null}".formatted(PAGE));
            assertThat(slow.read()).contains("welcome");
            assertThat(slow.read()).contains("subscribed");
            UUID comment = board.show(UUID.randomUUID(), "x".repeat(30_000));
            int count = 0;
            while (node.counts.lagged() == 0 && count < 2_000) {
                count++;
                node.feed.committed(List.of(withSnapshot(write(STREAM, EventType.COMMENT_EDITED, comment))));
            }
            assertThat(node.counts.lagged()).isPositive();

            GapChecker checker = new GapChecker(0);
            while (checker.last() < count) {
                JsonNode frame = JSON.readTree(slow.read());
                if (frame.get("type").asText().equals("events")) {
                    read(checker, frame);
                }
            }

            assertThat(checker.faults()).isEmpty();
            node.feed.committed(List.of(withSnapshot(write(STREAM, EventType.COMMENT_EDITED, comment))));
            JsonNode live = JSON.readTree(slow.read());
            while (!live.get("type").asText().equals("events")) {
                live = JSON.readTree(slow.read());
            }
            read(checker, live);
            assertThat(checker.last()).isEqualTo(count + 1);
            assertThat(checker.faults()).isEmpty();
        }
    }

    @Test
    void aSocketThatTakesNothingIsClosedAndOthersAreNotHeldUp() throws Exception {
        LiveNode strict = node(settings(30_000, 60_000, 700, 100));
        LiveClient quick = LiveClient.hello(strict.port(), null).subscribe(PAGE);
        quick.next("subscribed");
        try (RawClient stuck = new RawClient(strict.port())) {
            stuck.send("{'type':'hello','token':null}");
            stuck.send("{'type':'subscribe','stream':'%s','since':null}".formatted(PAGE));
            UUID comment = board.show(UUID.randomUUID(), "x".repeat(30_000));
            await().atMost(PATIENCE).until(() -> strict.counts.sockets() == 2);
            long seen = 0;
            while (strict.counts.lagged() == 0) {
                strict.feed.committed(List.of(withSnapshot(write(STREAM, EventType.COMMENT_EDITED, comment))));
                seen = quick.next("events").at("/position/seq").asLong();
            }

            await().atMost(PATIENCE).until(() -> strict.counts.sockets() == 1);
            assertThat(strict.counts.closed()).isEqualTo(1);
            assertThat(seen).isPositive();
        }
    }

    @Test
    void messagesOverTheBoundAreRefusedBeforeTheyAreRead() throws Exception {
        try (RawClient client = new RawClient(node.port())) {
            client.header(0x81, 1L << 40);
            assertThat(client.read()).isEqualTo("close " + CloseCode.MESSAGE_TOO_LARGE.code());
        }
        try (RawClient client = new RawClient(node.port())) {
            client.frame(0x01, new byte[3_000]);
            client.frame(0x80, new byte[3_000]);
            assertThat(client.read()).isEqualTo("close " + CloseCode.MESSAGE_TOO_LARGE.code());
        }
        try (RawClient client = new RawClient(node.port())) {
            client.frame(0x82, new byte[3]);
            assertThat(client.read()).isEqualTo("close " + CloseCode.BAD_PROTOCOL.code());
        }
    }

    @Test
    void fragmentsAreOneMessage() throws Exception {
        try (RawClient client = new RawClient(node.port())) {
            client.frame(0x01, "{\"type\":".getBytes());
            client.frame(0x00, "\"hello\"".getBytes());
            client.frame(0x80, "}".getBytes());
            assertThat(client.read()).contains("\"type\":\"welcome\"");
        }
    }

    @Test
    void aFloodOfMessagesIsClosed() throws Exception {
        try (RawClient client = new RawClient(node.port())) {
            client.send("{'type':'hello','token':null}");
            for (int i = 0; i < SETTINGS.mostMessages(); i++) {
                client.send("{'type':'subscribe','stream':'thread:%d','since':null}".formatted(i % 3));
            }

            String last = client.read();
            while (!last.startsWith("close")) {
                last = client.read();
            }
            assertThat(last).isEqualTo("close " + CloseCode.TOO_MANY_MESSAGES.code());
        }
    }

    @Test
    void drainingTellsSocketsToComeBackElsewhere() {
        LiveClient client = LiveClient.hello(node.port(), null);

        Await.result(node.hub().drain(Duration.ofMillis(100)));

        assertThat(client.closeCode()).isEqualTo(CloseCode.SHUTTING_DOWN.code());
        assertThat(refusal("daily", null)).isEqualTo(503);
        assertThat(node.counts.sockets()).isZero();
    }

    @Test
    void aReadThatFailsForAWhileIsMadeUpFor() {
        String epoch = epoch();
        publish("one");
        LiveClient client = LiveClient.hello(node.port(), null).subscribe(PAGE);
        client.next("subscribed");
        LiveClient late = LiveClient.hello(node.port(), null);
        database.execute("alter table event rename to event_away");
        late.subscribe(PAGE, Position.beginning(epoch));
        await().atMost(PATIENCE).until(() -> node.counts.lagged() > 0);

        database.execute("alter table event_away rename to event");

        late.next("subscribed");
        assertThat(late.next("events").get("events")).hasSize(1);
    }

    private static void read(GapChecker checker, JsonNode frame) {
        frame.get("events")
                .forEach(event -> checker.read(List.of(
                        new Event(event.get("seq").asLong(), 0, EventType.COMMENT_EDITED, null, 0, Instant.EPOCH))));
    }

    private static String error(LiveClient client) {
        return client.next("error").get("code").asText();
    }

    private int refusal(String site, String origin) {
        return refusal(node, site, origin);
    }

    private static int refusal(LiveNode of, String site, String origin) {
        Throwable refused =
                org.assertj.core.api.Assertions.catchThrowable(() -> LiveClient.connect(of.port(), site, origin));
        return ((WebSocketHandshakeException) refused.getCause()).getResponse().statusCode();
    }

    /** A heartbeat is 200 ms and a tick 50; a busy machine must not make the other times too short. */
    private static LiveSettings settings(int helloMs, int silenceMs, int stallMs, int mostSockets) {
        return new LiveSettings(200, helloMs, silenceMs, stallMs, 50, mostSockets, 4, 64 * 1024, 4 * 1024, 200, false);
    }

    private LiveNode node(LiveSettings settings) {
        return LiveNode.start(vertx, database, pool, board, settings, InstantSource.system());
    }

    private String epoch() {
        return Await.result(new StreamStore(pool).epoch());
    }

    private Handover publish(String text) {
        return write(STREAM, EventType.COMMENT_PUBLISHED, board.show(UUID.randomUUID(), text));
    }

    /** Commits an event, and hands it over on the first node as a writer there would. */
    private Handover write(StreamId stream, EventType type, UUID comment) {
        Handover handover = Await.result(writer.write(stream, type, comment));
        node.feed.committed(List.of(handover));
        return handover;
    }

    private Handover withSnapshot(Handover handover) {
        return new Handover(
                handover.stream(),
                handover.events(),
                Optional.of(board.snapshot(Set.of(handover.last().comment()))));
    }

    private static Position position(String epoch, Handover handover) {
        return new Position(epoch, handover.last().seq(), handover.last().mark());
    }
}
