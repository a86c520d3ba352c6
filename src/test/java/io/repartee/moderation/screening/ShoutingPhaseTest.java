package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.Finding;
import io.repartee.comment.Finding.Ruling;
import io.repartee.site.PhaseSettings.Shouting;
import io.repartee.site.Then;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShoutingPhaseTest {
    private static final Shouting SETTINGS = new Shouting(Then.HOLD, 70, 10, 5);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NATO and the EU met in Brussels",
                "OK!!!",
                "USA USA",
                "--------\n***\n======",
                "10000000000 people",
                "نص عربي بلا حروف كبيرة",
                "日本語日本語日本語日本語"
            })
    void leavesOrdinaryTextAlone(String text) {
        assertThat(look(text, SETTINGS)).isEmpty();
    }

    @Test
    void tellsCapitals() {
        assertThat(look("THIS IS a SCANDAL", SETTINGS)).singleElement().satisfies(finding -> {
            assertThat(finding.saw()).isEqualTo("92 % capitals");
            assertThat(finding.ruling()).isEqualTo(Ruling.HOLD);
        });
        assertThat(look("ЭТО ПОЛНЫЙ СКАНДАЛ", SETTINGS)).hasSize(1);
    }

    @Test
    void tellsRunsWithTheirPlace() {
        assertThat(look("no way!!!!!! ever", SETTINGS)).singleElement().satisfies(finding -> {
            assertThat(finding.saw()).isEqualTo("! 6 times");
            assertThat(finding.span()).contains(new Finding.Span(6, 12));
        });
        assertThat(look("😂".repeat(6), SETTINGS))
                .singleElement()
                .satisfies(finding -> assertThat(finding.span()).contains(new Finding.Span(0, 12)));
    }

    @Test
    void zeroIsNoBound() {
        assertThat(look("AAAAAAAAAAAAAAAAA", new Shouting(Then.HOLD, 0, 1, 0))).isEmpty();
    }

    private static List<Finding> look(String text, Shouting settings) {
        return new ShoutingPhase().examine(Texts.of(text, Settings.with("shouting", settings)));
    }
}
