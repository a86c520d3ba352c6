package io.repartee.moderation.screening;

import java.util.Map;
import java.util.stream.Stream;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.naivebayes.NaiveBayesEvalParameters;
import opennlp.tools.ml.naivebayes.NaiveBayesModel;

/**
 * Apache OpenNLP's naive Bayes with two outcomes, made of counts that are kept in the database instead of by its trainer, which would count
 * the same but cannot take an example back. The library smooths, weighs and normalises. Immutable and thread-safe.
 */
final class CountedBayes extends NaiveBayesModel {
    private static final int SPAM = 0;
    private static final int FINE = 1;
    private static final int[] OUTCOMES = {SPAM, FINE};
    private static final String[] NAMES = {"spam", "fine"};
    /** The library adds a twentieth to each count, so that a word met twice would be nearly a proof; with this it is Laplace's one. */
    private static final double LIDSTONE = 0.05;

    private static final double REST_OF_ONE = 1 - LIDSTONE;
    /** A token stands in a comment, or does not. */
    private static final int VALUES = 2;

    private final double balance;

    private CountedBayes(Context[] counts, String[] tokens, double spam, double fine) {
        super(counts, tokens, NAMES);
        double[] totals = {spam + VALUES * REST_OF_ONE, fine + VALUES * REST_OF_ONE};
        // the examples are comments: what the library takes instead, the sum over all tokens, would be words
        this.evalParams = new NaiveBayesEvalParameters(counts, NAMES.length, totals, VALUES);
        this.balance = totals[FINE] / totals[SPAM];
    }

    static CountedBayes of(int spam, int fine, Map<String, SpamModel.Counts> counts) {
        String[] tokens = counts.keySet().toArray(String[]::new);
        Context[] contexts = new Context[tokens.length];
        for (int i = 0; i < tokens.length; i++) {
            contexts[i] = context(counts.get(tokens[i]));
        }
        return new CountedBayes(contexts, tokens, spam, fine);
    }

    private static Context context(SpamModel.Counts counts) {
        return new Context(OUTCOMES, new double[] {counts.spam() + REST_OF_ONE, counts.fine() + REST_OF_ONE});
    }

    /**
     * How much more likely spam is than not, in a text with these tokens; 0 and infinity are possible. Both count as equally likely before: what
     * moderators decide about is no sample, so the library's share of the examples is taken out again.
     */
    double odds(String... tokensOfText) {
        double[] likely = eval(tokensOfText);
        return likely[SPAM] / likely[FINE] * balance;
    }

    boolean knows(String token) {
        return pmap.containsKey(token);
    }

    Stream<String> tokens() {
        return pmap.keySet().stream();
    }

    /** As {@link #odds} of that token alone, without the logarithms: to compare very many. */
    double leaning(String token) {
        double[] counts = pmap.get(token).getParameters();
        return (counts[SPAM] + LIDSTONE) / (counts[FINE] + LIDSTONE) * balance;
    }
}
