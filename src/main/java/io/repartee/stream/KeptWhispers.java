package io.repartee.stream;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The last whisper of each key, for those who come later, until its time is over. Bounded in bytes: the oldest ones go
 * first. Times are milliseconds of any steady clock. Bound to its owner's thread.
 */
final class KeptWhispers {
    private record Kept(Whisper whisper, long untilMs) {}

    /** What an entry costs beside its frame, about. */
    private static final int ENTRY_BYTES = 300;

    private final long mostBytes;
    /** Oldest first. */
    private final Map<Whisper.Place, Kept> kept = new LinkedHashMap<>();

    private long bytes;

    KeptWhispers(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    void heard(Whisper whisper, long nowMs) {
        Kept before = kept.remove(whisper.place());
        bytes -= before == null ? 0 : size(before);
        if (whisper.keptMs() > 0) {
            Kept now = new Kept(whisper, nowMs + whisper.keptMs());
            kept.put(whisper.place(), now);
            bytes += size(now);
        }
        shrink(nowMs);
    }

    /** Those of that stream whose time is not over, each with the time that is left. */
    List<Whisper> of(StreamId stream, long nowMs) {
        List<Whisper> present = new ArrayList<>();
        for (Kept one : kept.values()) {
            if (one.untilMs() > nowMs && one.whisper().stream().equals(stream)) {
                Whisper whisper = one.whisper();
                present.add(new Whisper(stream, whisper.key(), whisper.frame(), one.untilMs() - nowMs));
            }
        }
        return present;
    }

    private void shrink(long nowMs) {
        Iterator<Kept> oldest = kept.values().iterator();
        while (bytes > mostBytes && oldest.hasNext()) {
            bytes -= size(oldest.next());
            oldest.remove();
        }
        if (bytes > mostBytes / 2) {
            forgetBefore(nowMs);
        }
    }

    void forgetBefore(long nowMs) {
        kept.values().removeIf(one -> {
            boolean over = one.untilMs() <= nowMs;
            bytes -= over ? size(one) : 0;
            return over;
        });
    }

    private static int size(Kept kept) {
        return ENTRY_BYTES + kept.whisper().frame().length;
    }
}
