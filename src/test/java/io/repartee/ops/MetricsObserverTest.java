package io.repartee.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.repartee.ids.SiteId;
import io.repartee.observation.Observation;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class MetricsObserverTest {
    /** An example of each kind, and the meter that must then have moved; empty for none. */
    private static final Map<Observation, String> KINDS = Map.ofEntries(
            Map.entry(new Observation.CommentsAccepted(3), "repartee.comments.accepted"),
            Map.entry(new Observation.BatchCommitted(3, Duration.ofMillis(1)), "repartee.batch"),
            Map.entry(new Observation.BatchFailed(3, new IllegalStateException("test")), "repartee.batch.failed"),
            Map.entry(new Observation.CommandRefused(), "repartee.commands.refused"),
            Map.entry(new Observation.FeedCaughtUp(3, Duration.ofMillis(1)), "repartee.feed.catchup"),
            Map.entry(new Observation.SocketOpened(), "repartee.sockets.opened"),
            Map.entry(new Observation.SocketClosed(), "repartee.sockets.closed"),
            Map.entry(new Observation.RequestAnswered(200, Duration.ofMillis(1)), "repartee.http.requests"),
            Map.entry(new Observation.TokenRefused(new SiteId(1), "no exp"), "repartee.tokens.refused"),
            Map.entry(new Observation.KeysRead(null), "repartee.keys.read"),
            Map.entry(new Observation.DatabaseLost(), "repartee.database.lost"),
            Map.entry(new Observation.DatabaseBack(), ""),
            Map.entry(new Observation.ParcelDelivered("mail", Duration.ofMillis(1)), "repartee.outbox.delivered"),
            Map.entry(
                    new Observation.ParcelPutOff("mail", new IllegalStateException("test")), "repartee.outbox.failed"),
            Map.entry(
                    new Observation.ParcelGivenUp("mail", new IllegalStateException("test")),
                    "repartee.outbox.given.up"));

    @Test
    void everyKindOfObservationIsCountedWhereItBelongs() {
        assertThat(KINDS.keySet().stream().<Object>map(Object::getClass).toList())
                .containsExactlyInAnyOrder((Object[]) Observation.class.getPermittedSubclasses());
        KINDS.forEach((observation, meter) -> {
            SimpleMeterRegistry registry = new SimpleMeterRegistry();
            new MetricsObserver(registry).observe(observation);
            new LogObserver().observe(observation);
            assertThat(registry.getMeters().stream()
                            .filter(each -> StreamSupport.stream(each.measure().spliterator(), false)
                                    .anyMatch(MetricsObserverTest::hasMoved))
                            .map(each -> each.getId().getName())
                            .filter(name -> !name.equals("repartee.batch.commands")
                                    && !name.equals("repartee.feed.events.read"))
                            .reduce("", String::concat))
                    .as(observation.toString())
                    .isEqualTo(meter);
        });
    }

    @Test
    void anUnusualStatusIsCountedToo() {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        new MetricsObserver(registry).observe(new Observation.RequestAnswered(999, Duration.ZERO));
        assertThat(registry.get("repartee.http.requests")
                        .tag("status", "none")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.find("repartee.comments.accepted").counter())
                .extracting(Counter::count)
                .isEqualTo(0.0);
    }

    private static boolean hasMoved(Measurement measurement) {
        return measurement.getValue() != 0;
    }
}
