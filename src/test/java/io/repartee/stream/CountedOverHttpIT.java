package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.stream.PlainReader.Sent;
import io.repartee.stream.http.HttpStreamSettings;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Readers without a socket are readers, too. */
class CountedOverHttpIT {
    private static final HttpStreamSettings SETTINGS =
            new HttpStreamSettings(50, 20, 4, 64 * 1024, 200, 1_000, 60_000, 1_000, 50, true);
    private static final String PAGE = "thread:story";

    private Vertx vertx;
    private TestDatabase database;
    private HttpNode node;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        Pool pool = database.pool(vertx);
        node = HttpNode.start(vertx, database, pool, new TestBoard(pool), SETTINGS);
    }

    @AfterEach
    void stop() {
        node.close();
        Await.result(vertx.close());
        database.close();
    }

    @Test
    void aReaderOfEventsCountsAndIsToldHowManyThereAre() {
        try (PlainReader.Events first = events()) {
            readersAre(first, 1);
            try (PlainReader.Events second = events()) {
                readersAre(first, 2);
                readersAre(second, 2);
            }
        }
    }

    @Test
    void whoAsksAgainAndAgainIsOneReader() {
        Position start = PlainReader.poll(node.address(), PAGE, null, 0).position();
        try (PlainReader.Events watching = events()) {
            readersAre(watching, 1);
            List<Integer> told = new ArrayList<>();
            CompletableFuture<Void> listening = CompletableFuture.runAsync(() -> {
                Sent sent;
                do {
                    sent = watching.next("whisper");
                    told.add(sent.data().path("readers").asInt());
                } while (sent.data().path("readers").asInt() < 3);
            });
            for (int poll = 0; poll < 2; poll++) {
                PlainReader.poll(node.address(), PAGE, start, 1);
            }
            CompletableFuture<?> polling =
                    CompletableFuture.runAsync(() -> PlainReader.poll(node.address(), PAGE, start, 4));
            Awaitility.await().until(() -> node.counts.polls() == 1);
            try (PlainReader.Events another = events()) {
                readersAre(another, 3);
                listening.join();
                assertThat(told).containsExactly(2, 3);
            }
            polling.join();
        }
    }

    /** Where the stream is may be asked by somebody who does not read. */
    @Test
    void aQuestionWhereTheStreamIsCountsNobody() {
        for (int question = 0; question < 5; question++) {
            PlainReader.poll(node.address(), PAGE, null, 25);
        }
        try (PlainReader.Events watching = events()) {
            assertThat(watching.next("whisper").data().path("readers").asInt()).isEqualTo(1);
        }
    }

    private PlainReader.Events events() {
        PlainReader.Events events = PlainReader.events(node.address(), PlainReader.query(PAGE, null), null);
        events.next("subscribed");
        return events;
    }

    private static void readersAre(PlainReader.Events events, int readers) {
        Awaitility.await("%d readers".formatted(readers))
                .until(() -> events.next("whisper").data().path("readers").asInt() == readers);
    }
}
