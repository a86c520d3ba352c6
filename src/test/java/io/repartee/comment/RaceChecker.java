package io.repartee.comment;

import io.repartee.ids.CommentId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares what racing moderators were told with what stands in the end: of every race exactly one was told that it applied, what it
 * decided stands, and it alone is on record. Thread-safe while it is told; read afterwards.
 */
final class RaceChecker {
    private final Map<CommentId, List<Status>> applied = new HashMap<>();
    private final Map<CommentId, List<Status>> recorded = new HashMap<>();
    private final Map<CommentId, Status> standing = new HashMap<>();
    private int answers;

    synchronized void answered(CommentId comment, Status after, boolean wasApplied) {
        answers++;
        if (wasApplied) {
            applied.computeIfAbsent(comment, id -> new ArrayList<>()).add(after);
        }
    }

    void stands(CommentId comment, Status status) {
        standing.put(comment, status);
    }

    void recorded(CommentId comment, Status after) {
        recorded.computeIfAbsent(comment, id -> new ArrayList<>()).add(after);
    }

    int applied() {
        return applied.values().stream().mapToInt(List::size).sum();
    }

    /** Comments of which both were told that theirs was applied. */
    int doubled() {
        return (int) applied.values().stream().filter(told -> told.size() > 1).count();
    }

    /** In words, what is not as it must be. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        standing.forEach((comment, status) -> {
            List<Status> told = applied.getOrDefault(comment, List.of());
            if (told.size() != 1) {
                faults.add(comment + ": applied " + told);
            } else if (told.get(0) != status) {
                faults.add(comment + ": told " + told.get(0) + ", stands " + status);
            }
            if (!recorded.getOrDefault(comment, List.of()).equals(told)) {
                faults.add(comment + ": on record " + recorded.get(comment) + ", told " + told);
            }
        });
        return faults;
    }

    String summary() {
        long none = standing.keySet().stream()
                .filter(id -> !applied.containsKey(id))
                .count();
        return "%d answers, %d applied, %d applied twice, %d lost, %d faults"
                .formatted(answers, applied(), doubled(), none, faults().size());
    }
}
