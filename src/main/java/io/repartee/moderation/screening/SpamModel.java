package io.repartee.moderation.screening;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has been learnt from a site's moderators: in how many examples of spam, and of what is none, each token stood. A naive Bayes
 * over the tokens of a text, each counted once. Immutable and thread-safe.
 */
public final class SpamModel {
    public static final SpamModel EMPTY = new SpamModel(0, 0, Map.of());

    private static final int EXPLAINED = 6;

    private final int spam;
    private final int fine;
    private final CountedBayes bayes;

    /** In how many examples of each kind a token stood. */
    public record Counts(int spam, int fine) {}

    /** How much a token speaks for spam (above 0) or against it, in natural logarithms of odds. */
    public record Weight(String token, double weight) {}

    /**
     * Takes some ten milliseconds for as many tokens as are loaded.
     *
     * @param spam examples of spam
     * @param fine examples of what is none
     */
    public SpamModel(int spam, int fine, Map<String, Counts> tokens) {
        this.spam = spam;
        this.fine = fine;
        this.bayes = CountedBayes.of(spam, fine, tokens);
    }

    /** Examples of spam. */
    public int spam() {
        return spam;
    }

    /** Examples of what is none. */
    public int fine() {
        return fine;
    }

    /** How likely a text with these tokens is spam. */
    double probability(Set<String> tokensOfText) {
        return 1 / (1 + 1 / bayes.odds(tokensOfText.toArray(String[]::new)));
    }

    /** Of these tokens those that weigh most, most first. The weights of all of a text's tokens add up to the logarithm of its odds. */
    List<Weight> explained(Set<String> tokensOfText) {
        return tokensOfText.stream()
                .filter(bayes::knows)
                .map(this::weight)
                .sorted(Comparator.comparingDouble((Weight weight) -> -Math.abs(weight.weight())))
                .limit(EXPLAINED)
                .toList();
    }

    private Weight weight(String token) {
        return new Weight(token, Math.log(bayes.odds(token)));
    }

    /** The tokens that speak most for spam, or against it; only those met in several examples. Takes some ten milliseconds. */
    public List<Weight> top(int most, boolean forSpam) {
        record Leaning(String token, double odds) {}
        Comparator<Leaning> order = Comparator.comparingDouble(Leaning::odds);
        return bayes.tokens()
                .map(token -> new Leaning(token, bayes.leaning(token)))
                .filter(leaning -> leaning.odds() > 1 == forSpam)
                .sorted((forSpam ? order.reversed() : order).thenComparing(Leaning::token))
                .limit(most)
                .map(leaning -> weight(leaning.token()))
                .toList();
    }

    /** Whether there are enough examples of each kind to say anything. */
    public boolean speaks(int examples) {
        return spam >= examples && fine >= examples;
    }
}
