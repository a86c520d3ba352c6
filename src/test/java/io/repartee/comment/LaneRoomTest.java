package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LaneRoomTest {
    private long nanos = Long.MAX_VALUE - 5;
    private final LaneRoom room = new LaneRoom(new LaneRoom.Bounds(2, Duration.ofSeconds(1)), () -> nanos);

    @Test
    void isFullWithSoManyUnderWay() {
        room.entered();
        assertThat(room.isThere()).isTrue();
        room.entered();
        assertThat(room.isThere()).isFalse();
        room.left();
        assertThat(room.isThere()).isTrue();
    }

    @Test
    void isFullWhenTheFirstOfACrowdHasWaitedForLong() {
        room.crowded(nanos);
        assertThat(room.isThere()).isTrue();
        nanos += Duration.ofMillis(1_001).toNanos();
        assertThat(room.isThere()).isFalse();
        room.crowded(nanos);
        assertThat(room.isThere()).isTrue();
    }

    /** A slow database alone refuses nobody. */
    @Test
    void hasRoomHoweverLongABatchTakesWhenTheRestFitsIntoTheNext() {
        room.crowded(nanos);
        nanos += Duration.ofSeconds(5).toNanos();
        room.quiet();
        assertThat(room.isThere()).isTrue();
    }
}
