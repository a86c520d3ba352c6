package io.repartee.moderation.screening;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.repartee.site.PhaseSettings.Words;
import io.repartee.site.Phases;

/** The automata of the lists in use, kept as long as the settings that they were made of. Bounded by these; thread-safe. */
final class WordLists {
    /** Making an automaton of so few words takes less than a millisecond. */
    private static final int FEW = 50;

    private final LoadingCache<Words, WordMatcher> matchers =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build(WordMatcher::new);

    WordMatcher of(Words words) {
        return matchers.get(words);
    }

    /** Whether the automata can be had at once; otherwise they take long enough to be made elsewhere. */
    boolean areAtHand(Phases phases) {
        return isAtHand(phases.bannedWords()) && isAtHand(phases.suspectWords());
    }

    private boolean isAtHand(Words words) {
        return words.words().size() <= FEW || matchers.getIfPresent(words) != null;
    }
}
