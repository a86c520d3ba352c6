package io.repartee.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The memory that recent events of all streams of this node take. When it is too much, the streams that have moved least
 * recently forget theirs; their readers are replayed from the table then. Bound to the feed's context.
 */
final class RecentBytes {
    private final long most;
    /** Least recently moved first. */
    private final Map<StreamReader, Long> used = new LinkedHashMap<>();

    private long total;

    RecentBytes(long most) {
        this.most = most;
    }

    long total() {
        return total;
    }

    /** A stream has moved, or was asked for, and takes so much now. */
    void moved(StreamReader stream, long bytes) {
        gone(stream);
        used.put(stream, bytes);
        total += bytes;
        if (total > most) {
            shrink();
        }
    }

    /** A stream has forgotten something by itself. */
    void shrank(StreamReader stream, long bytes) {
        Long before = used.replace(stream, bytes);
        total += before == null ? 0 : bytes - before;
    }

    void gone(StreamReader stream) {
        Long before = used.remove(stream);
        total -= before == null ? 0 : before;
    }

    /** Makes some room, so that it does not have to with each event. */
    private void shrink() {
        List<StreamReader> oldest = new ArrayList<>(used.keySet());
        for (StreamReader stream : oldest) {
            if (total <= most - most / 8) {
                return;
            }
            shrank(stream, stream.recent().forgetTold());
        }
    }
}
