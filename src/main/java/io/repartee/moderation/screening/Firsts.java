package io.repartee.moderation.screening;

import io.repartee.comment.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first finding of each kind: a moderator needs one to see why. Not thread-safe. */
final class Firsts {
    private final Map<String, Finding> findings = new LinkedHashMap<>(4);

    void add(String kind, Finding finding) {
        findings.putIfAbsent(kind, finding);
    }

    boolean has(String kind) {
        return findings.containsKey(kind);
    }

    List<Finding> all() {
        return List.copyOf(findings.values());
    }
}
