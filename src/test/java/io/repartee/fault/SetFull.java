package io.repartee.fault;

import io.repartee.fault.History.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of everything that was written, by a last look at all there is.
 *
 * @param lost acknowledged and not there
 * @param duplicated there more than once
 * @param ghosts refused, and there all the same
 * @param acknowledged how many writes that were
 * @param unknown how many writes nobody knows of; each may be there, once
 */
record SetFull(Set<String> lost, Set<String> duplicated, Set<String> ghosts, long acknowledged, long unknown) {
    static SetFull of(History history, Collection<String> there) {
        Map<String, Integer> counts = new HashMap<>();
        there.forEach(text -> counts.merge(text, 1, Integer::sum));
        Set<String> lost = new TreeSet<>(history.in(Kind.OK));
        lost.removeAll(counts.keySet());
        Set<String> duplicated = new TreeSet<>();
        counts.forEach((text, count) -> {
            if (count > 1) {
                duplicated.add(text);
            }
        });
        Set<String> ghosts = new TreeSet<>(history.in(Kind.FAIL));
        ghosts.retainAll(counts.keySet());
        return new SetFull(
                lost,
                duplicated,
                ghosts,
                history.count(Kind.OK),
                history.count(Kind.UNKNOWN) + history.count(Kind.INVOKE));
    }

    boolean clean() {
        return lost.isEmpty() && duplicated.isEmpty() && ghosts.isEmpty();
    }
}
