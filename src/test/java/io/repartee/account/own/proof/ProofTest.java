package io.repartee.account.own.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "0, 0, false, 0",
        "0, 0, true, 14",
        "2.9, 100, false, 0",
        "3, 0, false, 14",
        "6, 0, false, 15",
        "50, 0, false, 18",
        "1000, 0, false, 22",
        "0, 120, false, 14",
        "0, 5000, false, 19",
        "1000000, 1000000, true, 23"
    })
    void eachDoublingDoublesTheWork(double ofAddress, double ofSite, boolean always, int bits) {
        assertThat(Difficulty.of(ofAddress, ofSite, always)).isEqualTo(bits);
    }

    @Test
    void whoHasComeLongAgoCountsLess() {
        Instant[] now = {NOON};
        Pace pace = new Pace(() -> now[0]);
        for (int n = 0; n < 8; n++) {
            assertThat(pace.next("a")).isEqualTo(n);
        }
        now[0] = NOON.plus(Duration.ofMinutes(5));
        assertThat(pace.next("a")).isEqualTo(4);
        assertThat(pace.next("b")).isZero();
    }

    @Test
    void aNonceMustBringSoManyZeroBits() {
        Challenge challenge = Challenge.make(new SiteId(1), 10, NOON);
        int met = 0;
        for (int n = 0; n < 8192; n++) {
            met += challenge.isMetBy("text", "n" + n) ? 1 : 0;
        }
        assertThat(met).isBetween(1, 40);
    }
}
