package io.repartee.stream;

import java.util.PriorityQueue;

/**
 * Things to do soon, in the order of their times; milliseconds of any steady clock. A thing cannot be cancelled: it asks
 * again whether it is still right. Bound to its owner's thread.
 */
final class Deadlines {
    private record Deadline(long atMs, Runnable action) implements Comparable<Deadline> {
        @Override
        public int compareTo(Deadline other) {
            return Long.compare(atMs, other.atMs);
        }
    }

    private final PriorityQueue<Deadline> queue = new PriorityQueue<>();

    void add(long atMs, Runnable action) {
        queue.add(new Deadline(atMs, action));
    }

    /** Does what is due. */
    void run(long nowMs) {
        while (!queue.isEmpty() && queue.peek().atMs() <= nowMs) {
            queue.poll().action().run();
        }
    }
}
