package io.repartee.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class DestinationTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    private final Destination destination = new Destination(256);

    @Test
    void restsAfterAFewFailuresInARow() {
        destination.failed(NOW);
        destination.failed(NOW);
        assertThat(destination.rests(NOW)).isFalse();
        destination.failed(NOW);
        assertThat(destination.rests(NOW)).isTrue();
    }

    @Test
    void manyThatFailTogetherAreOneFailure() {
        for (int n = 0; n < 256; n++) {
            destination.failed(NOW);
        }

        assertThat(destination.restsUntil()).isBefore(NOW.plusSeconds(5));
    }

    @Test
    void aSuccessMakesUpForAllFailures() {
        destination.failed(NOW);
        destination.failed(NOW);
        destination.succeeded();
        destination.failed(NOW);
        assertThat(destination.rests(NOW)).isFalse();
    }
}
