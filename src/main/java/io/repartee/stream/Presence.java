package io.repartee.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Who attends the threads, over all nodes, as totals without identities. Each node says its own part when it changes, at most
 * once per second and thread, and repeats it; what a node said is forgotten when the node is gone. None of it is in a log
 * or a table. Bound to the feed's context.
 */
final class Presence {
    /** Whom it tells; called on the feed's context. */
    interface Voice {
        /** The sockets of this node. */
        void tell(StreamId stream, Attendance total);

        /** The other nodes. */
        void say(StreamId stream, Attendance here);
    }

    static final long TICK_MS = 200;
    private static final long REPEAT_MS = 30_000;
    private static final long FORGET_MS = 75_000;
    private static final long SILENT_MS = 10_000;
    private static final long SWEEP_MS = 1_000;
    private static final int MOST_CROWDS = 100_000;
    private static final int MOST_AT_ONCE = 1_000;

    private final Voice voice;
    private final LongSupplier steadyMs;
    private final Map<StreamId, Crowd> crowds = new HashMap<>();
    private final Set<Crowd> changed = new LinkedHashSet<>();
    private final Map<String, Long> nodes = new HashMap<>();
    private long sweptMs;

    Presence(Voice voice, LongSupplier steadyMs) {
        this.voice = voice;
        this.steadyMs = steadyMs;
        this.sweptMs = steadyMs.getAsLong();
    }

    /** Somebody on this node has counted: an event loop its sockets, or the node its readers over HTTP. */
    void here(StreamId stream, Object by, Attendance attendance) {
        Crowd crowd = crowds.computeIfAbsent(stream, Crowd::new);
        crowd.here(by, attendance);
        changed.add(crowd);
    }

    /** Another node has said its part. */
    void heard(String node, StreamId stream, Attendance attendance) {
        Crowd crowd = crowds.get(stream);
        if (crowd == null && (attendance.isNobody() || crowds.size() >= MOST_CROWDS)) {
            return;
        }
        crowd = crowds.computeIfAbsent(stream, Crowd::new);
        crowd.elsewhere(node, attendance, steadyMs.getAsLong());
        changed.add(crowd);
    }

    /** A sign of life of another node. One that is new is told everything, soon. */
    void alive(String node) {
        if (nodes.put(node, steadyMs.getAsLong()) == null) {
            crowds.values().forEach(Crowd::unsaid);
            changed.addAll(crowds.values());
        }
    }

    /** As it is now, for somebody who was told nothing yet. */
    Attendance total(StreamId stream) {
        Crowd crowd = crowds.get(stream);
        return crowd == null ? Attendance.NOBODY : crowd.total();
    }

    /** Tells what has changed; to be called every {@link #TICK_MS}. */
    void tick() {
        long now = steadyMs.getAsLong();
        if (now - sweptMs >= SWEEP_MS) {
            sweptMs = now;
            sweep(now);
        }
        int said = 0;
        List<Crowd> done = new ArrayList<>();
        for (Crowd crowd : changed) {
            if (said < MOST_AT_ONCE && crowd.hasToSay(now, REPEAT_MS) && crowd.maySay(now)) {
                voice.say(crowd.stream(), crowd.say(now));
                said++;
            }
            if (crowd.hasToTell() && crowd.mayTell(now)) {
                voice.tell(crowd.stream(), crowd.tell(now));
            }
            if (!crowd.hasToTell() && !crowd.hasToSay(now, REPEAT_MS)) {
                done.add(crowd);
            }
        }
        done.forEach(this::done);
    }

    private void done(Crowd crowd) {
        changed.remove(crowd);
        if (crowd.isEmpty()) {
            crowds.remove(crowd.stream());
        }
    }

    /** Forgets nodes that are gone, and repeats what is to be repeated. */
    private void sweep(long now) {
        for (Iterator<Long> heard = nodes.values().iterator(); heard.hasNext(); ) {
            if (now - heard.next() > SILENT_MS) {
                heard.remove();
            }
        }
        for (Crowd crowd : crowds.values()) {
            boolean forgotten = crowd.forget(node -> !nodes.containsKey(node), now - FORGET_MS);
            if (forgotten || crowd.hasToSay(now, REPEAT_MS)) {
                changed.add(crowd);
            }
        }
    }
}
