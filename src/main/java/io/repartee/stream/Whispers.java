package io.repartee.stream;

import java.time.Duration;

/**
 * Port: what the sockets of a stream are told beside its log, where only the present counts: who looks at which card. Best
 * effort: a whisper has no number, is never replayed, and is dropped rather than queued when there is too much of it or
 * when a socket cannot take it. Of several with one key within some tens of milliseconds only the last one is told; keys
 * belong to their stream. It reaches the sockets on this node even without the database, those of other nodes through
 * NOTIFY. Thread-safe; returns at once and never fails but for its arguments.
 *
 * <p>The frame is a JSON object as it goes over the wire, on one line, so it names its stream as its listeners do
 * ({@code site}, {@code me}). It must hold nothing that one of them may not see.
 */
public interface Whispers {
    /** The most bytes of one frame: it must fit into a notification. */
    int MOST_BYTES = 6_000;

    /** Tells those who listen now. One of the same key that was kept is kept no more. */
    default void tell(StreamId stream, String key, byte[] frameJson) {
        tell(stream, key, frameJson, Duration.ZERO);
    }

    /**
     * Tells those who listen now, and during that time those who begin to: on the nodes that were running when it was told. What
     * is to last longer is told anew.
     *
     * @throws IllegalArgumentException when the frame is larger than {@link #MOST_BYTES} or has a line break, or when the
     *     key is longer than 100 characters or has control characters
     */
    void tell(StreamId stream, String key, byte[] frameJson, Duration keptFor);
}
