package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.Finding;
import io.repartee.moderation.screening.SpamModel.Counts;
import io.repartee.site.PhaseSettings.Spam;
import io.repartee.site.Then;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpamPhaseTest {
    private static final SpamModel MODEL = new SpamModel(
            100,
            100,
            Map.of(
                    "pills",
                    new Counts(60, 0),
                    "casino",
                    new Counts(40, 1),
                    "the",
                    new Counts(80, 80),
                    "council",
                    new Counts(0, 50)));

    @Test
    void saysWhichWordsWeighedMost() {
        List<Finding> findings = examine("The PILLS, the casino", MODEL, new Spam(Then.SPAM, 95, 100));

        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.ruling()).isEqualTo(Finding.Ruling.SPAM);
            assertThat(finding.saw()).startsWith("99 % like this site's spam: pills +4.1, casino +3.0, the +0.0");
        });
    }

    @Test
    void weighsBothSides() {
        assertThat(examine("the council on pills", MODEL, new Spam(Then.HOLD, 95, 100)))
                .isEmpty();
        assertThat(examine("words never met", MODEL, new Spam(Then.HOLD, 60, 100)))
                .isEmpty();
    }

    @Test
    void saysNothingBeforeItHasEnoughExamplesOfBothKinds() {
        assertThat(examine("pills casino", MODEL, new Spam(Then.HOLD, 95, 101))).isEmpty();
        assertThat(examine("pills", new SpamModel(1_000, 10, Map.of()), new Spam(Then.HOLD, 50, 50)))
                .isEmpty();
        assertThat(examine("pills casino", MODEL, new Spam(Then.OFF, 95, 10))).isEmpty();
    }

    @Test
    void countsEachWordOnceAndTheHostsOfLinks() {
        assertThat(Tokens.of("Bad bad BAD ﬁne a", "<a href=\"https://Evil.example/x\" rel=\"x\">x</a>"))
                .containsExactly("link:evil.example", "bad", "fine");
    }

    private static List<Finding> examine(String text, SpamModel model, Spam settings) {
        Background known = new Background(Optional.of(TrackRecord.EMPTY), Optional.of(false), 1, Optional.of(model));
        return new SpamPhase().examine(Texts.of(text, Settings.with("spam", settings), known));
    }
}
