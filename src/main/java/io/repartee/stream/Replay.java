package io.repartee.stream;

/** What a feed answers to a reader that names the last event it saw. */
public sealed interface Replay {
    /** Nothing was missed: the reader is where the live stream is. */
    record UpToDate(Position position) implements Replay {}

    /**
     * The events after the reader's.
     *
     * @param more whether others have been told after them, for which the reader asks again from the batch's position
     */
    record Missed(Batch batch, boolean more) implements Replay {}

    /** The reader's past is not, or no longer, this stream's: it must load the page again. */
    record Resync() implements Replay {}
}
