package io.repartee.moderation.screening;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What has been learnt from a site's moderators: in how many examples of spam, and of what is none, each token stood. A naive Bayes
 * over the tokens of a text, each counted once. Immutable.
 *
 * @param spam examples of spam
 * @param fine examples of what is none
 */
public record SpamModel(int spam, int fine, Map<String, Counts> tokens) {
    public static final SpamModel EMPTY = new SpamModel(0, 0, Map.of());

    /** In how many examples of each kind a token stood. */
    public record Counts(int spam, int fine) {}

    /** How much a token speaks for spam (above 0) or against it, in natural logarithms of odds. */
    public record Weight(String token, double weight) {}

    /** @param words those that weighed most, most first */
    public record Score(double probability, List<Weight> words) {}

    private static final int EXPLAINED = 6;
    /** Beyond it a text is certain, and more would only be noise. */
    private static final double MOST_ODDS = 30;

    /** How likely a text with these tokens is spam. The kinds count as equally likely before: what moderators decide is no sample. */
    Score score(Set<String> tokensOfText) {
        double odds = 0;
        List<Weight> weights = new ArrayList<>();
        for (String token : tokensOfText) {
            Counts counts = tokens.get(token);
            if (counts != null) {
                Weight weight = new Weight(token, weight(counts));
                odds += weight.weight();
                weights.add(weight);
            }
        }
        double bounded = Math.max(-MOST_ODDS, Math.min(MOST_ODDS, odds));
        weights.sort(Comparator.comparingDouble((Weight weight) -> -Math.abs(weight.weight())));
        return new Score(
                1 / (1 + Math.exp(-bounded)), List.copyOf(weights.subList(0, Math.min(EXPLAINED, weights.size()))));
    }

    /** By Laplace's rule: what was met once says little. */
    double weight(Counts counts) {
        return Math.log((counts.spam() + 1.0) / (spam + 2.0)) - Math.log((counts.fine() + 1.0) / (fine + 2.0));
    }

    /** The tokens that speak most for spam, or against it; only those met in several examples. */
    public List<Weight> top(int most, boolean forSpam) {
        Comparator<Weight> order = Comparator.comparingDouble(Weight::weight);
        return tokens.entrySet().stream()
                .map(token -> new Weight(token.getKey(), weight(token.getValue())))
                .filter(word -> word.weight() > 0 == forSpam)
                .sorted((forSpam ? order.reversed() : order).thenComparing(Weight::token))
                .limit(most)
                .toList();
    }

    /** Whether there are enough examples of each kind to say anything. */
    boolean speaks(int examples) {
        return spam >= examples && fine >= examples;
    }
}
