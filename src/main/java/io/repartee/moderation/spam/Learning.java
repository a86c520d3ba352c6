package io.repartee.moderation.spam;

import io.repartee.moderation.Action;
import io.repartee.moderation.screening.Tokens;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What a run of decisions changes in what a site has learnt. Of each comment the last decision counts: spam is an example of spam; what
 * was approved or restored is one of what is none; what was rejected or redacted, or decided and undone, is no example. Not thread-safe.
 */
final class Learning {
    private final Map<UUID, Optional<Example>> after = new LinkedHashMap<>();
    private final Map<String, int[]> tokens = new TreeMap<>();
    private int spam;
    private int fine;

    /** What was counted for a comment. */
    record Example(boolean isSpam, Set<String> tokens) {}

    void decided(UUID comment, Action action, String source, String html) {
        after.put(
                comment,
                switch (action) {
                    case SPAM -> Optional.of(new Example(true, Tokens.of(source, html)));
                    case APPROVE, RESTORE -> Optional.of(new Example(false, Tokens.of(source, html)));
                    case REJECT, REDACT, UNDO, DELETE -> Optional.empty();
                });
    }

    Collection<UUID> comments() {
        return after.keySet();
    }

    /** @param before what was counted for these comments until now */
    void replace(Map<UUID, Example> before) {
        before.forEach((comment, example) -> count(example, -1));
        after.values().forEach(example -> example.ifPresent(one -> count(one, 1)));
        tokens.values().removeIf(change -> change[0] == 0 && change[1] == 0);
    }

    /** What each comment is an example of now; empty for none. */
    Map<UUID, Optional<Example>> examples() {
        return after;
    }

    /** By token: the change of its examples of spam, and of what is none. */
    Map<String, int[]> tokens() {
        return tokens;
    }

    int spam() {
        return spam;
    }

    int fine() {
        return fine;
    }

    private void count(Example example, int by) {
        spam += example.isSpam() ? by : 0;
        fine += example.isSpam() ? 0 : by;
        for (String token : example.tokens()) {
            tokens.computeIfAbsent(token, absent -> new int[2])[example.isSpam() ? 0 : 1] += by;
        }
    }
}
