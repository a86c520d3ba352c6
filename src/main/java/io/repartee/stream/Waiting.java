package io.repartee.stream;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Hand-overs that wait for a read to end or for the ones before them. It is bounded: what does not fit is forgotten, as the
 * table has it too. Bound to its reader.
 */
final class Waiting {
    private static final int MOST = 256;

    private final TreeMap<Long, Handover> bySeq = new TreeMap<>();
    private boolean overflowed;

    void put(Handover handover) {
        if (bySeq.size() >= MOST) {
            bySeq.clear();
            overflowed = true;
        }
        bySeq.put(handover.events().get(0).seq(), handover);
    }

    /** Takes the hand-over that follows that number, and drops those that bring nothing new. */
    Optional<Handover> next(long head) {
        while (!bySeq.isEmpty()) {
            Map.Entry<Long, Handover> first = bySeq.firstEntry();
            if (first.getKey() > head + 1) {
                return Optional.empty();
            }
            bySeq.pollFirstEntry();
            if (first.getValue().last().seq() > head) {
                return Optional.of(first.getValue());
            }
        }
        return Optional.empty();
    }

    boolean isEmpty() {
        return bySeq.isEmpty();
    }

    /** Whether something was forgotten since this was last asked, so that only the table can tell. */
    boolean overflowed() {
        boolean was = overflowed;
        overflowed = false;
        return was;
    }

    void clear() {
        bySeq.clear();
        overflowed = false;
    }
}
