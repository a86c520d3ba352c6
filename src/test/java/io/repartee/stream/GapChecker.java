package io.repartee.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Hears batches of one stream and notes whatever is not exactly the next. Thread-safe. */
final class GapChecker implements FeedListener {
    private final List<Batch> batches = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int rewritten;
    private long last;

    GapChecker(long after) {
        this.last = after;
    }

    @Override
    public synchronized void told(Batch batch) {
        batches.add(batch);
        if (batch.after() != last) {
            faults.add("after %d came a batch that begins after %d".formatted(last, batch.after()));
        }
        last = batch.position().seq();
    }

    /** Numbers as a reader gets them that asks for everything beyond its last one. */
    synchronized void read(List<Event> events) {
        for (Event event : events) {
            if (event.seq() != last + 1) {
                faults.add("after %d came %d".formatted(last, event.seq()));
            }
            last = event.seq();
        }
    }

    @Override
    public synchronized void rewritten(StreamId stream) {
        rewritten++;
    }

    synchronized long last() {
        return last;
    }

    synchronized int rewrites() {
        return rewritten;
    }

    synchronized List<Batch> batches() {
        return List.copyOf(batches);
    }

    synchronized List<String> faults() {
        return Collections.unmodifiableList(new ArrayList<>(faults));
    }

    synchronized String text() {
        StringBuilder text = new StringBuilder();
        batches.forEach(batch -> text.append(new String(batch.body(), java.nio.charset.StandardCharsets.UTF_8)));
        return text.toString();
    }
}
