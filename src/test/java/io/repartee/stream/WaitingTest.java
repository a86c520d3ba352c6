package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WaitingTest {
    private static final StreamId STREAM = StreamId.of(new SiteId(1), new ThreadId(UUID.randomUUID()));

    private final Waiting waiting = new Waiting();

    @Test
    void givesOutOnlyWhatFollows() {
        waiting.put(handover(7));
        assertThat(waiting.next(5)).isEmpty();

        waiting.put(handover(6));

        assertThat(waiting.next(5)).map(Handover::last).map(Event::seq).contains(6L);
        assertThat(waiting.next(6)).map(Handover::last).map(Event::seq).contains(7L);
        assertThat(waiting.isEmpty()).isTrue();
    }

    @Test
    void dropsWhatIsKnownAlready() {
        waiting.put(handover(3));
        waiting.put(handover(4));
        waiting.put(handover(9));

        assertThat(waiting.next(4)).isEmpty();
        assertThat(waiting.next(8)).map(Handover::last).map(Event::seq).contains(9L);
    }

    @Test
    void forgetsRatherThanGrowsAndSaysSoOnce() {
        for (int seq = 10; seq < 10_000; seq += 2) {
            waiting.put(handover(seq));
        }

        assertThat(waiting.overflowed()).isTrue();
        assertThat(waiting.overflowed()).isFalse();
    }

    private static Handover handover(long seq) {
        Event event = new Event(seq, seq, EventType.THREAD_CHANGED, null, 0, Instant.EPOCH);
        return new Handover(STREAM, List.of(event), Optional.empty());
    }
}
