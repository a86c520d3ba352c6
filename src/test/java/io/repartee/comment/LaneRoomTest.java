package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LaneRoomTest {
    private static final long A_TENTH = Duration.ofMillis(100).toNanos();

    private long nanos = Long.MAX_VALUE - 5;
    private final LaneRoom room = new LaneRoom(new LaneRoom.Bounds(500, 8, Duration.ofSeconds(1)), () -> nanos);

    @Test
    void isFullWithSoManyUnderWay() {
        for (int n = 0; n < 499; n++) {
            room.entered();
        }
        assertThat(room.isThere()).isTrue();
        room.entered();
        assertThat(room.isThere()).isFalse();
        room.left();
        assertThat(room.isThere()).isTrue();
    }

    @Test
    void isFullWhenMoreWaitThanCanBeWrittenInTime() {
        room.wrote(A_TENTH);
        room.waits(8 * 9, nanos);
        assertThat(room.isThere()).isTrue();
        room.waits(8 * 9 + 1, nanos);
        assertThat(room.isThere()).isFalse();
        for (int batch = 0; batch < 20; batch++) {
            room.wrote(A_TENTH / 2); // quicker again
        }
        assertThat(room.isThere()).isTrue();
    }

    /** A batch that does not end says nothing of how long it takes. */
    @Test
    void isFullWhenTheFirstOfACrowdHasWaitedForLong() {
        room.waits(9, nanos);
        assertThat(room.isThere()).isTrue();
        nanos += Duration.ofMillis(1_001).toNanos();
        assertThat(room.isThere()).isFalse();
    }

    /** A slow database alone refuses nobody. */
    @Test
    void hasRoomHoweverLongABatchTakesWhenTheNextOneIsNotFull() {
        room.wrote(Duration.ofSeconds(4).toNanos());
        room.waits(7, nanos);
        nanos += Duration.ofSeconds(4).toNanos();
        assertThat(room.isThere()).isTrue();
    }
}
