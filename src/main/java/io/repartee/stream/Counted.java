package io.repartee.stream;

/**
 * The totals of a stream have changed, and the change is committed.
 *
 * @param after the version before
 * @param tally the version now
 */
public record Counted(StreamId stream, long after, long tally) {
    /** Both, as one change. */
    Counted and(Counted other) {
        return new Counted(stream, Math.min(after, other.after), Math.max(tally, other.tally));
    }
}
