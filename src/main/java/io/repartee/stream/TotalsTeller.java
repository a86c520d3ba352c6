package io.repartee.stream;

import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who watch a stream its totals when they change: read from the table, so that any number of writers on any node
 * make one frame; all streams that are due with one statement, each at most four times a second. Other nodes are told
 * only that there is something to read. Bound to the feed's context.
 */
final class TotalsTeller {
    static final long TICK_MS = 25;
    private static final long FORGET_MS = 60_000;
    private static final int MOST_STREAMS = 100_000;
    private static final int MOST_AT_ONCE = 500;

    private final Vertx vertx;
    private final Contents contents;
    private final Watched watched;
    private final Gossip gossip;
    private final HeadListener heads;
    private final LongSupplier steadyMs;
    private final Map<StreamId, Counting> streams = new HashMap<>();
    private final Set<Counting> waiting = new LinkedHashSet<>();
    private boolean ticking;
    private boolean reading;

    TotalsTeller(
            Vertx vertx, Contents contents, Watched watched, Gossip gossip, HeadListener heads, LongSupplier steadyMs) {
        this.vertx = vertx;
        this.contents = contents;
        this.watched = watched;
        this.gossip = gossip;
        this.heads = heads;
        this.steadyMs = steadyMs;
    }

    /** This node has committed it. */
    void counted(Counted change) {
        heads.counted(change.stream().bell(), change.tally());
        if (knows(change.stream())) {
            Counting counting = counting(change.stream());
            counting.changedHere(change, steadyMs.getAsLong());
            waits(counting);
        }
    }

    /** Another node has. */
    void heard(Counted change) {
        heads.counted(change.stream().bell(), change.tally());
        if (watched.find(change.stream()).isPresent() && knows(change.stream())) {
            Counting counting = counting(change.stream());
            counting.changed(change, steadyMs.getAsLong());
            waits(counting);
        }
    }

    /** Other nodes may have said what was not heard. */
    void suspect() {
        streams.values().forEach(counting -> {
            counting.suspect();
            waits(counting);
        });
    }

    /** From time to time. */
    void tidy() {
        long before = steadyMs.getAsLong() - FORGET_MS;
        streams.values().removeIf(counting -> counting.quietSince(before));
    }

    private boolean knows(StreamId stream) {
        return streams.size() < MOST_STREAMS || streams.containsKey(stream);
    }

    private Counting counting(StreamId stream) {
        return streams.computeIfAbsent(stream, Counting::new);
    }

    private void waits(Counting counting) {
        waiting.add(counting);
        tickSoon();
    }

    private void tickSoon() {
        if (!ticking) {
            ticking = true;
            vertx.setTimer(TICK_MS, v -> tick());
        }
    }

    private void tick() {
        ticking = false;
        long now = steadyMs.getAsLong();
        Map<StreamId, Long> due = new HashMap<>();
        for (Iterator<Counting> all = waiting.iterator(); all.hasNext(); ) {
            Counting counting = all.next();
            counting.say(now).ifPresent(news -> gossip.say(GossipCode.line(news)));
            if (watched.find(counting.stream()).isEmpty()) {
                counting.unwatched();
            } else if (!reading && due.size() < MOST_AT_ONCE) {
                counting.due(now).ifPresent(since -> due.put(counting.stream(), since));
            }
            if (!counting.waits()) {
                all.remove();
            }
        }
        if (!due.isEmpty()) {
            read(due);
        }
        if (!waiting.isEmpty()) {
            tickSoon();
        }
    }

    private void read(Map<StreamId, Long> due) {
        reading = true;
        due.keySet().forEach(stream -> counting(stream).reading());
        contents.totals(due).onComplete(done -> {
            reading = false;
            long now = steadyMs.getAsLong();
            due.forEach((stream, since) -> {
                if (done.succeeded()) {
                    tell(stream, done.result().get(stream), now);
                } else {
                    counting(stream).notRead(since, now);
                }
                waits(counting(stream));
            });
        });
    }

    /** A stream without totals has nothing to tell. */
    private void tell(StreamId stream, @Nullable Totals totals, long nowMs) {
        if (totals == null) {
            return;
        }
        counting(stream).told(totals, nowMs);
        if (totals.membersJson().length > 0) {
            watched.find(stream)
                    .ifPresent(reader -> reader.teller().each(listener -> listener.counted(stream, totals)));
        }
    }
}
