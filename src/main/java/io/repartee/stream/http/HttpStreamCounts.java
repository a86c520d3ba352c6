package io.repartee.stream.http;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What streams over HTTP do, in numbers, for metrics. One for all event loops of a node; thread-safe. */
public final class HttpStreamCounts {
    private final AtomicInteger polls = new AtomicInteger();
    private final AtomicInteger eventStreams = new AtomicInteger();
    private final LongAdder batches = new LongAdder();
    private final LongAdder resynced = new LongAdder();
    private final LongAdder slow = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** Polls that wait. */
    public int polls() {
        return polls.get();
    }

    /** Event streams that are open. */
    public int eventStreams() {
        return eventStreams.get();
    }

    /** Batches of events told so far, each to one request. */
    public long batches() {
        return batches.sum();
    }

    /** How often a reader was told to load again. */
    public long resynced() {
        return resynced.sum();
    }

    /** Event streams ended because their readers were too slow. */
    public long slow() {
        return slow.sum();
    }

    /** Requests refused because there was no place left. */
    public long refused() {
        return refused.sum();
    }

    void opened(boolean eventStream) {
        (eventStream ? eventStreams : polls).incrementAndGet();
    }

    void closed(boolean eventStream) {
        (eventStream ? eventStreams : polls).decrementAndGet();
    }

    int open() {
        return polls.get() + eventStreams.get();
    }

    void addBatch() {
        batches.increment();
    }

    void addResynced() {
        resynced.increment();
    }

    void addSlow() {
        slow.increment();
    }

    void addRefused() {
        refused.increment();
    }
}
