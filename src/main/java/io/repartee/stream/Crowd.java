package io.repartee.stream;

import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Who attends one stream, counted: by the event loops of this node, by what it has of readers over HTTP, and by the other nodes as far as they said so. It also
 * remembers what was told last, to the sockets here and to the nodes. Times are milliseconds of any steady clock. Bound to
 * its owner's thread.
 */
final class Crowd {
    private static final long SHORTEST_MS = 1_000;
    private static final long LONGEST_MS = 15_000;

    private record Elsewhere(Attendance attendance, long heardMs) {}

    private final StreamId stream;
    private final Map<Object, Attendance> here = new HashMap<>(2);
    private final Map<String, Elsewhere> nodes = new HashMap<>(2);
    private Attendance told = Attendance.NOBODY;
    private Attendance said = Attendance.NOBODY;
    private long toldMs = Long.MIN_VALUE / 2;
    private long saidMs = Long.MIN_VALUE / 2;

    Crowd(StreamId stream) {
        this.stream = stream;
    }

    StreamId stream() {
        return stream;
    }

    void here(Object by, Attendance attendance) {
        if (attendance.isNobody()) {
            here.remove(by);
            told = here.isEmpty() ? Attendance.NOBODY : told;
        } else {
            here.put(by, attendance);
        }
    }

    void elsewhere(String node, Attendance attendance, long nowMs) {
        if (attendance.isNobody()) {
            nodes.remove(node);
        } else {
            nodes.put(node, new Elsewhere(attendance, nowMs));
        }
    }

    /** Forgets what nodes said that are gone, or that have not said it for long; whether there was any. */
    boolean forget(Predicate<String> gone, long saidBeforeMs) {
        boolean forgotten = false;
        for (Iterator<Map.Entry<String, Elsewhere>> all = nodes.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<String, Elsewhere> node = all.next();
            if (gone.test(node.getKey()) || node.getValue().heardMs() < saidBeforeMs) {
                all.remove();
                forgotten = true;
            }
        }
        return forgotten;
    }

    Attendance here() {
        return here.values().stream().reduce(Attendance.NOBODY, Attendance::plus);
    }

    Attendance total() {
        return nodes.values().stream().map(Elsewhere::attendance).reduce(here(), Attendance::plus);
    }

    /** Whether this node's part has changed since the others were told, or is to be repeated because of its age. */
    boolean hasToSay(long nowMs, long repeatMs) {
        Attendance now = here();
        return !now.equals(said) || !now.isNobody() && nowMs - saidMs >= repeatMs;
    }

    boolean maySay(long nowMs) {
        return nowMs - saidMs >= SHORTEST_MS;
    }

    Attendance say(long nowMs) {
        said = here();
        saidMs = nowMs;
        return said;
    }

    /** Others may not have heard it: it is to be said again. */
    void unsaid() {
        said = Attendance.NOBODY;
    }

    boolean hasToTell() {
        return !here.isEmpty() && !total().equals(told);
    }

    /** A crowd of n is told at most every n milliseconds, so that the frames of one stream are at most a thousand a second. */
    boolean mayTell(long nowMs) {
        long pause = Math.max(SHORTEST_MS, Math.min(LONGEST_MS, here().readers()));
        return nowMs - toldMs >= pause;
    }

    Attendance tell(long nowMs) {
        told = total();
        toldMs = nowMs;
        return told;
    }

    boolean isEmpty() {
        return here.isEmpty() && nodes.isEmpty() && said.isNobody();
    }
}
