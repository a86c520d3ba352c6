package io.repartee.stream;

import java.util.HashMap;
import java.util.Map;

/**
 * Decides whether rings may have been missed: a hole in a node's numbers, or a node that has fallen silent. Times are
 * milliseconds of any steady clock. Pure; bound to its owner's thread.
 */
final class RingTracker {
    /** A node that has been silent for so long is taken for stopped; others find its last commits by comparing. */
    private static final long FORGET_MS = 60_000;

    private record Heard(long number, long atMs) {}

    private final String self;
    private final long silenceMs;
    private final Map<String, Heard> nodes = new HashMap<>();

    RingTracker(String self, long silenceMs, long nowMs) {
        this.self = self;
        this.silenceMs = silenceMs;
        nodes.put(self, new Heard(0, nowMs));
    }

    /** Notes a ring and says whether rings of that node are missing before it. */
    boolean missedBefore(Ring ring, long nowMs) {
        Heard before = nodes.put(ring.node(), new Heard(ring.number(), nowMs));
        return ring.number() != (before == null ? 1 : before.number() + 1);
    }

    /** Whether this node does not hear itself, or another one, although it should. */
    boolean silent(long nowMs) {
        nodes.entrySet()
                .removeIf(node ->
                        !node.getKey().equals(self) && nowMs - node.getValue().atMs() > FORGET_MS);
        return nodes.values().stream().anyMatch(heard -> nowMs - heard.atMs() > silenceMs);
    }

    /** How long this node has not heard itself. */
    long deafMs(long nowMs) {
        return nowMs - nodes.get(self).atMs();
    }
}
