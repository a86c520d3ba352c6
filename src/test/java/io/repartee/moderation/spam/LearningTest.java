package io.repartee.moderation.spam;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.moderation.Action;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import opennlp.tools.ml.model.AbstractModel;
import opennlp.tools.ml.model.Context;
import opennlp.tools.ml.model.DataIndexer;
import opennlp.tools.ml.model.Event;
import opennlp.tools.ml.model.OnePassDataIndexer;
import opennlp.tools.ml.naivebayes.NaiveBayesTrainer;
import opennlp.tools.util.ObjectStreamUtils;
import opennlp.tools.util.TrainingParameters;
import org.junit.jupiter.api.Test;

/** What is counted of decisions is what the library's own trainer counts of the same examples, and it can be taken back. */
class LearningTest {
    private static final List<String> SPAM = List.of("Cheap pills, pills!", "a casino bonus", "pills for the winner");
    private static final List<String> FINE = List.of("the bridge is closed", "the council and the bridge", "a library");

    @Test
    void countsWhatTheLibrarysTrainerCounts() throws IOException {
        Learning learning = new Learning();
        List<Event> events = new ArrayList<>();
        SPAM.forEach(text -> decide(learning, Action.SPAM, text, events));
        FINE.forEach(text -> decide(learning, Action.APPROVE, text, events));
        learning.replace(Map.of());

        Map<String, List<Integer>> counted = new TreeMap<>();
        learning.tokens().forEach((token, change) -> counted.put(token, List.of(change[0], change[1])));
        assertThat(counted).isEqualTo(trained(events)).containsEntry("pills", List.of(2, 0));
        assertThat(learning.spam()).isEqualTo(3);
        assertThat(learning.fine()).isEqualTo(3);
    }

    @Test
    void takesBackExactlyWhatWasCounted() {
        UUID comment = UUID.randomUUID();
        Learning first = new Learning();
        first.decided(comment, Action.SPAM, "Cheap pills", "");
        Learning.Example counted = first.examples().get(comment).orElseThrow();
        Learning then = new Learning();
        then.decided(comment, Action.UNDO, "another text by now", "");

        then.replace(Map.of(comment, counted));

        assertThat(then.spam()).isEqualTo(-1);
        assertThat(then.fine()).isZero();
        assertThat(then.tokens()).containsOnlyKeys("cheap", "pills");
        assertThat(then.tokens().values())
                .allSatisfy(change -> assertThat(change).containsExactly(-1, 0));
        assertThat(then.examples().get(comment)).isEmpty();
    }

    @Test
    void changesNothingWhenTheSameIsDecidedAgain() {
        UUID comment = UUID.randomUUID();
        Learning learning = new Learning();
        learning.decided(comment, Action.SPAM, "Cheap pills", "");
        Learning.Example counted = learning.examples().get(comment).orElseThrow();

        learning.replace(Map.of(comment, counted));

        assertThat(learning.spam()).isZero();
        assertThat(learning.tokens()).isEmpty();
    }

    private static void decide(Learning learning, Action action, String text, List<Event> events) {
        UUID comment = UUID.randomUUID();
        learning.decided(comment, action, text, "");
        Learning.Example example = learning.examples().get(comment).orElseThrow();
        events.add(
                new Event(example.isSpam() ? "spam" : "fine", example.tokens().toArray(String[]::new)));
    }

    /** By token how often it was met in spam, and in what is none. */
    private static Map<String, List<Integer>> trained(List<Event> events) throws IOException {
        TrainingParameters parameters = new TrainingParameters();
        parameters.put(TrainingParameters.CUTOFF_PARAM, 1);
        DataIndexer indexer = new OnePassDataIndexer();
        indexer.init(parameters, new HashMap<>());
        indexer.index(ObjectStreamUtils.createObjectStream(events));
        AbstractModel model = new NaiveBayesTrainer().trainModel(indexer);
        @SuppressWarnings("unchecked")
        Map<String, Context> contexts = (Map<String, Context>) model.getDataStructures()[1];
        Map<String, List<Integer>> counts = new TreeMap<>();
        contexts.forEach((token, context) ->
                counts.put(token, List.of((int) context.getParameters()[model.getIndex("spam")], (int)
                        context.getParameters()[model.getIndex("fine")])));
        return counts;
    }
}
