package io.repartee.moderation.screening;

import java.time.Instant;
import java.util.List;

/**
 * What an author has written lately: of the last two hundred comments how many stand and how many were turned down, and when. Immutable.
 *
 * @param published of the last two hundred, those that readers see
 * @param refused of the last two hundred, those rejected or put away as spam
 * @param decided of the last two hundred, all but those that wait or were deleted
 * @param times when they were written, in no order
 * @param texts fingerprints of the last ones
 */
record TrackRecord(int published, int refused, int decided, List<Instant> times, List<Earlier> texts) {
    static final TrackRecord EMPTY = new TrackRecord(0, 0, 0, List.of(), List.of());

    /** A text that was written before. */
    record Earlier(Fingerprint text, Instant at) {}

    TrackRecord {
        times = List.copyOf(times);
        texts = List.copyOf(texts);
    }

    /** How many were written after that time. */
    int since(Instant from) {
        int count = 0;
        for (Instant time : times) {
            count += time.isAfter(from) ? 1 : 0;
        }
        return count;
    }
}
