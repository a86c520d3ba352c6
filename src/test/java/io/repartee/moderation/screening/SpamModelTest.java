package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.repartee.moderation.screening.SpamModel.Counts;
import io.repartee.moderation.screening.SpamModel.Weight;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the library makes of a site's counts is what one can work out by hand, and what it says of words adds up. */
class SpamModelTest {
    private static final SpamModel UNEVEN = new SpamModel(
            40,
            200,
            Map.of(
                    "pills",
                    new Counts(30, 2),
                    "bonus",
                    new Counts(9, 0),
                    "the",
                    new Counts(38, 190),
                    "bridge",
                    new Counts(0, 60)));

    @Test
    void saysWhatOneCanWorkOutByHand() {
        double pills = 31 / 42.0 / (3 / 202.0);
        double bridge = 1 / 42.0 / (61 / 202.0);

        assertThat(UNEVEN.probability(Set.of("pills"))).isCloseTo(pills / (1 + pills), offset(1e-9));
        assertThat(UNEVEN.probability(Set.of("pills", "bridge", "unheard")))
                .isCloseTo(pills * bridge / (1 + pills * bridge), offset(1e-9));
    }

    @Test
    void takesBothKindsAsEquallyLikelyHoweverManyExamplesOfOneThereAre() {
        assertThat(UNEVEN.probability(Set.of())).isCloseTo(0.5, offset(1e-9));
        assertThat(UNEVEN.probability(Set.of("unheard"))).isCloseTo(0.5, offset(1e-9));
        assertThat(SpamModel.EMPTY.probability(Set.of("unheard"))).isCloseTo(0.5, offset(1e-9));
    }

    @Test
    void explainsAllOfItsAnswerWordByWord() {
        Set<String> text = Set.of("the", "bonus", "pills", "bridge", "unheard");

        List<Weight> words = UNEVEN.explained(text);

        double sum = words.stream().mapToDouble(Weight::weight).sum();
        assertThat(words).extracting(Weight::token).containsExactly("pills", "bonus", "bridge", "the");
        assertThat(UNEVEN.probability(text)).isCloseTo(1 / (1 + Math.exp(-sum)), offset(1e-9));
    }

    @Test
    void isSureOfTextsOfMostlyOneKindAndNeverBreaks() {
        Map<String, Counts> counts = new HashMap<>();
        IntStream.range(0, 400).forEach(n -> counts.put("bad" + n, new Counts(5_000, 0)));
        IntStream.range(0, 400).forEach(n -> counts.put("good" + n, new Counts(0, 5_000)));
        SpamModel model = new SpamModel(5_000, 5_000, counts);

        assertThat(model.probability(named(counts, "bad"))).isEqualTo(1);
        assertThat(model.probability(named(counts, "good"))).isZero();
        assertThat(model.probability(counts.keySet())).isCloseTo(0.5, offset(1e-6));
    }

    @Test
    void listsTheWordsThatSpeakMost() {
        assertThat(UNEVEN.top(2, true)).extracting(Weight::token).containsExactly("pills", "bonus");
        assertThat(UNEVEN.top(9, false)).extracting(Weight::token).containsExactly("bridge", "the");
        assertThat(UNEVEN.top(1, true).get(0).weight()).isCloseTo(Math.log(31 / 42.0 / (3 / 202.0)), offset(1e-9));
    }

    private static Set<String> named(Map<String, Counts> counts, String beginning) {
        return counts.keySet().stream()
                .filter(token -> token.startsWith(beginning))
                .collect(Collectors.toSet());
    }
}
