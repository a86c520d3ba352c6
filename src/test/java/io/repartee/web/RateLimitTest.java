package io.repartee.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RateLimitTest {
    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final RateLimits limits = RateLimits.perMinute(6, 0, 0, 0, now::get);

    @Test
    void letsThroughAMinutesWorthAndThenSaysExactlyHowLongToWait() {
        for (int i = 0; i < 6; i++) {
            limits.comments().take("anna");
        }
        assertThat(refusal("anna")).isEqualTo(Duration.ofSeconds(10));
        pass(Duration.ofMillis(9_999));
        assertThat(refusal("anna")).isEqualTo(Duration.ofMillis(1));
        pass(Duration.ofMillis(1));
        limits.comments().take("anna");
        assertThat(refusal("anna")).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void countsEachKeyOfItsOwn() {
        for (int i = 0; i < 6; i++) {
            limits.comments().take("anna");
        }
        limits.comments().take("bert");
        assertThat(refusal("anna")).isPositive();
    }

    @Test
    void zeroIsNoLimit() {
        for (int i = 0; i < 10_000; i++) {
            limits.guests().take("anywhere");
        }
    }

    private Duration refusal(String key) {
        Problem problem =
                catchThrowableOfType(Problem.class, () -> limits.comments().take(key));
        assertThat(problem.code()).isEqualTo(ErrorCode.TOO_MANY_REQUESTS);
        return problem.retryAfter().orElseThrow();
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }
}
