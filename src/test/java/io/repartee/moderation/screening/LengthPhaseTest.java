package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.Finding;
import io.repartee.comment.Finding.Ruling;
import io.repartee.site.PhaseSettings.Length;
import io.repartee.site.Then;
import java.util.List;
import org.junit.jupiter.api.Test;

class LengthPhaseTest {
    @Test
    void countsWhatCanBeSeen() {
        assertThat(examine("a b\u200b c", new Length(Then.HOLD, 4, 0, 0)))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.ruling()).isEqualTo(Ruling.HOLD);
                    assertThat(finding.saw()).isEqualTo("3 characters, fewer than 4");
                });
        assertThat(examine("a b c", new Length(Then.HOLD, 3, 3, 0))).isEmpty();
        assertThat(examine("👍👍", new Length(Then.REJECT, 2, 1, 0))).hasSize(1);
    }

    @Test
    void countsLines() {
        assertThat(examine("a\nb\nc", new Length(Then.SPAM, 0, 0, 2))).hasSize(1);
        assertThat(examine("a\nb", new Length(Then.SPAM, 0, 0, 2))).isEmpty();
    }

    @Test
    void looksAtNothingWhenItIsOff() {
        assertThat(examine("", new Length(Then.OFF, 1, 1, 1))).isEmpty();
    }

    private static List<Finding> examine(String text, Length length) {
        return new LengthPhase().examine(Texts.of(text, Settings.with("length", length)));
    }
}
