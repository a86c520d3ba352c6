package io.repartee.fault;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How far each page's stream is known to be, by what was acknowledged. Thread-safe. */
final class Heads {
    private final Map<String, Long> heads = new ConcurrentHashMap<>();

    void reached(String page, long seq) {
        heads.merge(page, seq, Math::max);
    }

    long of(String page) {
        return heads.getOrDefault(page, 0L);
    }

    /** As it is now. */
    Map<String, Long> copy() {
        return Map.copyOf(heads);
    }

    /** How many events that are, over all pages. */
    long sum() {
        return heads.values().stream().mapToLong(Long::longValue).sum();
    }
}
