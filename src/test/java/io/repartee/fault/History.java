package io.repartee.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** What clients did and what they know of it, with times. Thread-safe. */
final class History {
    /** How an operation stands. */
    enum Kind {
        INVOKE,
        /** Acknowledged. */
        OK,
        /** Refused: it was not done. */
        FAIL,
        /** Nobody said what became of it. */
        UNKNOWN
    }

    /**
     * @param text what is written; every operation writes another one, and tries of the same have the same
     * @param detail the answer or the failure
     */
    record Entry(long atNanos, int client, Kind kind, String text, String detail) {}

    private final Queue<Entry> entries = new ConcurrentLinkedQueue<>();
    private final Map<String, Kind> states = new ConcurrentHashMap<>();

    void add(int client, Kind kind, String text, String detail) {
        entries.add(new Entry(System.nanoTime(), client, kind, text, detail));
        states.merge(text, kind, History::after);
    }

    /** A later refusal says nothing about an earlier try that got no answer. */
    private static Kind after(Kind before, Kind now) {
        if (before == Kind.OK || now == Kind.OK) {
            return Kind.OK;
        }
        return before == Kind.UNKNOWN || now == Kind.INVOKE && before == Kind.FAIL
                ? before == Kind.UNKNOWN ? Kind.UNKNOWN : Kind.INVOKE
                : now;
    }

    Set<String> in(Kind kind) {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue() == kind)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    long count(Kind kind) {
        return states.values().stream().filter(kind::equals).count();
    }

    /** When each text was acknowledged first. */
    Map<String, Long> acknowledgedAt() {
        return entries.stream()
                .filter(entry -> entry.kind == Kind.OK)
                .collect(Collectors.toMap(Entry::text, Entry::atNanos, Math::min));
    }

    List<Entry> entries() {
        return new ArrayList<>(entries);
    }

    /** For a person who wants to know what happened. */
    void write(Path file) {
        try {
            Files.write(
                    file,
                    entries.stream()
                            .map(entry -> "%d\t%d\t%s\t%s\t%s"
                                    .formatted(entry.atNanos, entry.client, entry.kind, entry.text, entry.detail))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
