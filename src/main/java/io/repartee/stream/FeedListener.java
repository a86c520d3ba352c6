package io.repartee.stream;

/** Somebody who watches streams. Called on the feed's thread, in the order of events; returns at once. */
public interface FeedListener {
    /** Events have happened. */
    void told(Batch batch);

    /** The stream's history was replaced by another one: every reader of it must load again. */
    void rewritten(StreamId stream);

    /** Something beside the log, as it is now; in no order with the events. */
    default void whispered(Whisper whisper) {}

    /** Totals of the stream have changed; in no order with the events. */
    default void counted(StreamId stream, Totals totals) {}

    /** How many attend the stream, over all nodes. */
    default void present(StreamId stream, Attendance total) {}
}
