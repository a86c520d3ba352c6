package io.repartee.moderation.screening;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import io.repartee.site.PhaseSettings.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Finds the words of a site's list in a text, all in one pass (Aho-Corasick), however many they are. Costly to make, immutable and
 * thread-safe afterwards.
 */
final class WordMatcher {
    private static final int MOST_HITS = 10;
    private static final int STEPS_PER_LETTER = 64;
    private static final int STEPS_AT_LEAST = 10_000;

    private final Folding folding;
    private final AhoCorasickDoubleArrayTrie<List<WordPattern>> automaton = new AhoCorasickDoubleArrayTrie<>();
    private final boolean empty;

    /** A word that was found, and where. */
    record Hit(String word, int from, int to) {}

    WordMatcher(Words words) {
        this.folding = words.accentsCount() ? Folding.ACCENTED : Folding.PLAIN;
        TreeMap<String, List<WordPattern>> patterns = new TreeMap<>();
        for (String word : words.words()) {
            for (WordPattern pattern : WordPattern.of(word, folding)) {
                patterns.computeIfAbsent(pattern.key(), key -> new ArrayList<>(1))
                        .add(pattern);
            }
        }
        this.empty = patterns.isEmpty();
        if (!empty) {
            automaton.build(patterns);
        }
    }

    Folding folding() {
        return folding;
    }

    /**
     * Each word once, at its first place; at most ten.
     *
     * @throws IllegalStateException when the text is made so that looking closer would never end
     */
    List<Hit> find(Folded text) {
        if (empty) {
            return List.of();
        }
        Map<String, Hit> hits = new LinkedHashMap<>();
        int[] steps = {Math.max(STEPS_AT_LEAST, text.size() * STEPS_PER_LETTER)};
        automaton.parseText(text.text(), (from, to, patterns) -> {
            for (WordPattern pattern : patterns) {
                steps[0] -= pattern.length();
                if (steps[0] < 0) {
                    throw new IllegalStateException("too many places to look at");
                }
                if (!hits.containsKey(pattern.word()) && pattern.isAt(text, from)) {
                    hits.put(pattern.word(), new Hit(pattern.word(), text.from(from), text.to(to - 1)));
                }
            }
            return hits.size() < MOST_HITS;
        });
        return List.copyOf(hits.values());
    }
}
