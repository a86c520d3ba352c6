package io.repartee.comment;

import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What readers made of a comment, in totals.
 *
 * @param reactions how many of each name, by name; those nobody gave are left out
 * @param tally the version of the thread's totals in which these changed last: of two answers the one with the higher is newer
 */
public record Votes(int up, int down, Map<String, Integer> reactions, long tally) {
    static final Votes NONE = new Votes(0, 0, Map.of(), 0);

    /** What the database keeps of reactions; null is none at all. */
    static Map<String, Integer> reactions(@Nullable JsonObject kept) {
        if (kept == null) {
            return Map.of();
        }
        Map<String, Integer> reactions = new TreeMap<>();
        kept.forEach(one -> reactions.put(one.getKey(), ((Number) one.getValue()).intValue()));
        return reactions;
    }
}
