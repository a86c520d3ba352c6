package io.repartee.moderation.screening;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

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

    private static final int EXPLAINED = 6;
    /** Beyond it a text is certain, and more would only be noise. */
    private static final double MOST_ODDS = 30;
    /** Of a number and one, for each comment's every token. */
    private static final double[] LOGS =
            IntStream.rangeClosed(1, 1_000).mapToDouble(Math::log).toArray();

    /** How likely a text with these tokens is spam. The kinds count as equally likely before: what moderators decide is no sample. */
    double probability(Set<String> tokensOfText) {
        double odds = 0;
        int known = 0;
        for (String token : tokensOfText) {
            Counts counts = tokens.get(token);
            if (counts != null) {
                odds += logOfOneMore(counts.spam()) - logOfOneMore(counts.fine());
                known++;
            }
        }
        double whole = odds + known * examplesOdds();
        return 1 / (1 + Math.exp(-Math.max(-MOST_ODDS, Math.min(MOST_ODDS, whole))));
    }

    /** Of these tokens those that weigh most, most first. */
    List<Weight> explained(Set<String> tokensOfText) {
        return tokensOfText.stream()
                .filter(tokens::containsKey)
                .map(token -> new Weight(token, weight(tokens.get(token))))
                .sorted(Comparator.comparingDouble((Weight weight) -> -Math.abs(weight.weight())))
                .limit(EXPLAINED)
                .toList();
    }

    /** By Laplace's rule: what was met once says little. */
    double weight(Counts counts) {
        return logOfOneMore(counts.spam()) - logOfOneMore(counts.fine()) + examplesOdds();
    }

    private double examplesOdds() {
        return Math.log(fine + 2.0) - Math.log(spam + 2.0);
    }

    private static double logOfOneMore(int count) {
        return count < LOGS.length ? LOGS[count] : Math.log(count + 1.0);
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
