package io.repartee.stream;

import io.vertx.core.Future;
import java.util.Optional;

/**
 * The streams of this node as listeners use them. Thread-safe. A listener that watches a stream is told its batches without
 * a hole: each begins where the one before ended. The answer to a read is completed on the same thread, and in order with
 * the batches: whatever was told before it is part of it, whatever is told after it is not.
 */
public interface Feed {
    void watch(StreamId stream, FeedListener listener);

    void unwatch(StreamId stream, FeedListener listener);

    /**
     * Somebody has counted who attends a stream on their side; the total comes back to all who watch as {@link FeedListener#present}.
     *
     * @param by whoever counts, of whom the last word counts
     */
    default void attended(StreamId stream, Object by, Attendance attendance) {}

    /**
     * What a reader of a watched stream has missed since a position, or where the stream is now without one. Fails when the
     * database cannot be asked, or the stream is not watched; asking again later is right.
     */
    Future<Replay> read(StreamId stream, Optional<Position> since);
}
