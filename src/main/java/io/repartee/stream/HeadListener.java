package io.repartee.stream;

import java.util.Collection;
import java.util.List;

/**
 * Port: who wants to know that streams have moved, watched or not, for example to drop a cached page. Several hints about
 * one move, hints about moves long known, and hints about other streams with the same {@link StreamId#bell()} are normal.
 */
public interface HeadListener {
    HeadListener NOBODY = (bell, seq) -> {};

    /** A stream with that bell has reached that number. Called on the feed's thread; returns at once. */
    void moved(long bell, long seq);

    /** The totals of a stream with that bell have reached that version. Called on the feed's thread; returns at once. */
    default void counted(long bell, long tally) {}

    /** Streams whose heads are to be compared with the table, so that a lost doorbell is noticed. Thread-safe. */
    default Collection<StreamId> inUse() {
        return List.of();
    }

    /** The history of this stream may be another one now (a restored database). Called on the feed's thread. */
    default void rewritten(StreamId stream) {}

    /** The history of everything is another one now (another epoch). Called on the feed's thread. */
    default void allRewritten() {}
}
