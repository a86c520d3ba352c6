package io.repartee.stream.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.stream.Attendance;
import io.repartee.stream.Feed;
import io.repartee.stream.FeedListener;
import io.repartee.stream.Position;
import io.repartee.stream.Replay;
import io.repartee.stream.StreamId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SeatsTest {
    private static final StreamId THREAD = StreamId.of(new SiteId(1), new ThreadId(UUID.randomUUID()));
    private static final String HOME = "192.0.2.1";
    private static final String OFFICE = "192.0.2.2";

    private final Seats seats = new Seats();
    private final List<Integer> told = new ArrayList<>();
    private final Feed feed = new Feed() {
        @Override
        public void watch(StreamId stream, FeedListener listener) {}

        @Override
        public void unwatch(StreamId stream, FeedListener listener) {}

        @Override
        public Future<Replay> read(StreamId stream, Optional<Position> since) {
            return Future.failedFuture("nobody reads");
        }

        @Override
        public void attended(StreamId stream, Object by, Attendance attendance) {
            told.add(attendance.readers());
        }
    };

    @Test
    void whoComesBackIsTheSameReader() {
        seats.take(THREAD, HOME);
        seats.tick(0, feed);
        for (int poll = 1; poll < 10; poll++) {
            seats.leave(THREAD, HOME, poll * 1_000);
            seats.tick(poll * 1_000 + 500, feed);
            seats.take(THREAD, HOME);
            seats.tick(poll * 1_000 + 700, feed);
        }

        assertThat(told).containsExactly(1);
    }

    @Test
    void whoDoesNotComeBackIsForgotten() {
        seats.take(THREAD, HOME);
        seats.take(THREAD, HOME);
        seats.leave(THREAD, HOME, 0);
        seats.tick(4_000, feed);
        seats.tick(5_000, feed);
        seats.leave(THREAD, HOME, 6_000);
        seats.tick(20_000, feed);

        assertThat(told).containsExactly(2, 1, 0);
    }

    @Test
    void fromAnotherAddressItIsAnotherReader() {
        seats.take(THREAD, HOME);
        seats.leave(THREAD, HOME, 0);
        seats.take(THREAD, OFFICE);
        seats.tick(1_000, feed);

        assertThat(told).containsExactly(2);
    }

    @Test
    void asManyAsLeaveAnAddressMayComeBackToIt() {
        for (int reader = 0; reader < 3; reader++) {
            seats.take(THREAD, OFFICE);
        }
        for (int reader = 0; reader < 3; reader++) {
            seats.leave(THREAD, OFFICE, 0);
        }
        for (int reader = 0; reader < 4; reader++) {
            seats.take(THREAD, OFFICE);
        }
        seats.tick(1_000, feed);
        seats.tick(9_000, feed);

        assertThat(told).containsExactly(4);
    }

    @Test
    void whatIsGivenUpIsGoneAtOnce() {
        seats.take(THREAD, HOME);
        seats.giveUp(THREAD);
        seats.tick(1, feed);

        assertThat(told).containsExactly(0);
    }
}
