package io.repartee.stream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known on this node about the totals of one stream: which version was told to those who watch, what has changed
 * since, and what the other nodes have not been told. Each of both waits its turn. Times are milliseconds of any steady
 * clock. Bound to its owner's thread.
 */
final class Counting {
    /** So that a socket gets at most four frames a second. */
    static final long TELL_MS = 250;

    private static final long SAY_MS = 100;
    private static final long AFTER_FAILURE_MS = 1_000;
    private static final long UNKNOWN = -1;

    private final StreamId stream;
    private long told = UNKNOWN;
    private long tellFromMs = Long.MIN_VALUE;
    private long sayFromMs = Long.MIN_VALUE;
    private long touchedMs;
    private @Nullable Counted toTell;
    private @Nullable Counted toSay;

    Counting(StreamId stream) {
        this.stream = stream;
    }

    StreamId stream() {
        return stream;
    }

    void changed(Counted change, long nowMs) {
        touchedMs = nowMs;
        toTell = toTell == null ? change : toTell.and(change);
    }

    void changedHere(Counted change, long nowMs) {
        changed(change, nowMs);
        toSay = toSay == null ? change : toSay.and(change);
    }

    /** Something may have been missed: what was told last is compared with the table. */
    void suspect() {
        if (told != UNKNOWN && toTell == null) {
            toTell = new Counted(stream, told, told);
        }
    }

    /** The version to read from when it is time to tell, or empty. */
    Optional<Long> due(long nowMs) {
        return toTell == null || nowMs < tellFromMs
                ? Optional.empty()
                : Optional.of(told == UNKNOWN ? toTell.after() : told);
    }

    /** That is being read now; what changes meanwhile is another change. */
    void reading() {
        toTell = null;
    }

    /** What was read. A version below the one told before is a database that has gone back; there it goes on. */
    void told(Totals totals, long nowMs) {
        told = totals.tally();
        tellFromMs = nowMs + TELL_MS;
        if (totals.more()) {
            changed(new Counted(stream, told, told), nowMs);
        }
    }

    void notRead(long since, long nowMs) {
        changed(new Counted(stream, since, since), nowMs);
        tellFromMs = nowMs + AFTER_FAILURE_MS;
    }

    /** Nobody watches here: there is nothing to tell. */
    void unwatched() {
        toTell = null;
        told = UNKNOWN;
    }

    /** What the other nodes are to be told now. */
    Optional<Counted> say(long nowMs) {
        if (toSay == null || nowMs < sayFromMs) {
            return Optional.empty();
        }
        Counted news = toSay;
        toSay = null;
        sayFromMs = nowMs + SAY_MS;
        return Optional.of(news);
    }

    boolean waits() {
        return toTell != null || toSay != null;
    }

    boolean quietSince(long timeMs) {
        return !waits() && touchedMs < timeMs;
    }
}
