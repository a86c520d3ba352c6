package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PresenceTest {
    private static final StreamId THREAD = StreamId.of(new SiteId(1), new ThreadId(UUID.randomUUID()));
    private static final StreamId OTHER = StreamId.of(new SiteId(1), new ThreadId(UUID.randomUUID()));

    private final FeedListener loop = new GapChecker(0);
    private final FeedListener secondLoop = new GapChecker(0);
    private final List<Attendance> told = new ArrayList<>();
    private final List<Attendance> said = new ArrayList<>();
    private long nowMs = 1_000_000;
    private final Presence presence = new Presence(
            new Presence.Voice() {
                @Override
                public void tell(StreamId stream, Attendance total) {
                    told.add(total);
                }

                @Override
                public void say(StreamId stream, Attendance here) {
                    said.add(here);
                }
            },
            () -> nowMs);

    @Test
    void aChangeIsToldAtOnceAndThenOncePerSecond() {
        presence.here(THREAD, loop, of(1));
        tick(0);
        assertThat(told).containsExactly(of(1));

        presence.here(THREAD, loop, of(2));
        tick(200);
        presence.here(THREAD, loop, of(3));
        tick(200);
        assertThat(told).containsExactly(of(1));
        tick(600);
        assertThat(told).containsExactly(of(1), of(3));
        tick(5_000);
        assertThat(told).hasSize(2);
        assertThat(said).containsExactly(of(1), of(3));
    }

    @Test
    void whatChangesBackMeanwhileIsNotTold() {
        presence.here(THREAD, loop, of(1));
        tick(0);
        presence.here(THREAD, loop, of(2));
        tick(200);
        presence.here(THREAD, loop, of(1));
        tick(800);

        assertThat(told).containsExactly(of(1));
    }

    @Test
    void loopsAndNodesAreAddedUp() {
        presence.alive("b");
        presence.here(THREAD, loop, new Attendance(3, 1));
        presence.here(THREAD, secondLoop, new Attendance(4, 0));
        presence.heard("b", THREAD, new Attendance(10, 2));
        tick(0);

        assertThat(told).containsExactly(new Attendance(17, 3));
        assertThat(said).containsExactly(new Attendance(7, 1));
        assertThat(presence.total(THREAD)).isEqualTo(new Attendance(17, 3));
    }

    @Test
    void aNodeThatIsGoneIsNotCounted() {
        presence.alive("b");
        presence.alive("c");
        presence.here(THREAD, loop, of(1));
        presence.heard("b", THREAD, of(10));
        presence.heard("c", THREAD, of(100));
        tick(0);
        for (int i = 0; i < 60; i++) {
            presence.alive("c");
            tick(200);
        }

        assertThat(told).containsExactly(of(111), of(101));
        presence.heard("c", THREAD, of(0));
        tick(1_000);
        assertThat(told).endsWith(of(1));
    }

    @Test
    void aNodeThatIsNewIsToldEverything() {
        presence.here(THREAD, loop, of(1));
        presence.here(OTHER, loop, of(2));
        tick(0);
        said.clear();
        tick(2_000);
        assertThat(said).isEmpty();

        presence.alive("b");
        tick(200);

        assertThat(said).containsExactlyInAnyOrder(of(1), of(2));
    }

    @Test
    void whatEachHasIsRepeatedAndForgottenWhenItIsNot() {
        presence.here(THREAD, loop, of(1));
        presence.heard("b", THREAD, of(5));
        for (int i = 0; i < 80; i++) {
            presence.alive("b");
            tick(1_000);
        }

        assertThat(said).containsExactly(of(1), of(1), of(1));
        assertThat(told).containsExactly(of(6), of(1));
    }

    @Test
    void alsoWhoComesBackAloneIsTold() {
        presence.here(THREAD, loop, of(1));
        tick(0);
        presence.here(THREAD, loop, of(0));
        tick(1_000);
        presence.here(THREAD, loop, of(1));
        tick(1_000);

        assertThat(told).containsExactly(of(1), of(1));
        assertThat(said).containsExactly(of(1), of(0), of(1));
    }

    @Test
    void aLargeCrowdIsToldLessOften() {
        presence.here(THREAD, loop, of(5_000));
        tick(0);
        presence.here(THREAD, loop, of(5_001));
        tick(4_000);
        assertThat(told).hasSize(1);
        tick(1_001);
        assertThat(told).hasSize(2);
    }

    private static Attendance of(int readers) {
        return new Attendance(readers, 0);
    }

    private void tick(long afterMs) {
        nowMs += afterMs;
        presence.tick();
    }
}
