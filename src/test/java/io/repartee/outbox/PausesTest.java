package io.repartee.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PausesTest {
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration LONGEST = Duration.ofHours(6);
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void eachPauseIsTwiceTheOneBefore() {
        assertThat(Pauses.after(1, FIRST, LONGEST, 0.5)).isEqualTo(FIRST);
        assertThat(Pauses.after(2, FIRST, LONGEST, 0.5)).isEqualTo(FIRST.multipliedBy(2));
        assertThat(Pauses.after(5, FIRST, LONGEST, 0.5)).isEqualTo(FIRST.multipliedBy(16));
    }

    @Test
    void noPauseIsLongerThanTheLongestAndItsSpread() {
        assertThat(Pauses.after(1_000_000, FIRST, LONGEST, 0.5)).isEqualTo(LONGEST);
        assertThat(Pauses.after(1_000_000, FIRST, LONGEST, 1)).isEqualTo(Duration.ofMinutes(450));
    }

    @Test
    void pausesAreSpreadSoThatAttemptsDoNotMeet() {
        assertThat(Pauses.after(1, FIRST, LONGEST, 0)).isEqualTo(Duration.ofMillis(7_500));
        assertThat(Pauses.after(1, FIRST, LONGEST, 1)).isEqualTo(Duration.ofMillis(12_500));
    }

    @Test
    void isTriedAgainUntilItsTimeIsOverAndThenGivenUpWithTheReason() {
        Terms days = new Terms(1, Duration.ofSeconds(1), FIRST, LONGEST, Duration.ofDays(3), true);
        IllegalStateException failure = new IllegalStateException("no answer in time");

        Settlement early = Settlement.failed(Parcels.since(NOW, 3), days, failure, NOW.plusSeconds(60));
        Settlement late = Settlement.failed(Parcels.since(NOW, 20), days, failure, NOW.plus(Duration.ofDays(3)));

        assertThat(early.state()).isEqualTo(Settlement.State.WAITING);
        assertThat(early.due()).isAfter(NOW.plusSeconds(60));
        assertThat(late.state()).isEqualTo(Settlement.State.GIVEN_UP);
        assertThat(late.error()).isEqualTo("no answer in time");
    }

    @Test
    void whatCannotBeDeliveredIsGivenUpAtOnce() {
        Settlement settlement =
                Settlement.failed(Parcels.since(NOW, 1), Terms.INSIDE, new Undeliverable("no such mailbox"), NOW);

        assertThat(settlement.state()).isEqualTo(Settlement.State.GIVEN_UP);
    }
}
