package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.Finding;
import io.repartee.site.Phases;
import java.text.Normalizer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarksPhaseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Tiếng Việt rất đẹp, phở ngon lắm",
                "שָׁלוֹם בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים",
                "بِسْمِ ٱللَّهِ ٱلرَّحْمَٰنِ ٱلرَّحِيمِ",
                "हिन्दी में टिप्पणी क्षत्रिय स्त्री",
                "ภาษาไทยที่นี้น้ำ",
                "བཀྲ་ཤིས་བདེ་ལེགས",
                "n̈ is a letter, and so is ạ̈",
                "👍🏽 ❤️ 1️⃣"
            })
    void leavesAloneWhatScriptsNeed(String text) {
        assertThat(look(text)).isEmpty();
        assertThat(look(Normalizer.normalize(text, Normalizer.Form.NFD))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Z\u0351\u036b\u0343\u036a\u0302\u036b", "a\u0301\u0301\u0301", "ส\u0e47\u0e47\u0e47\u0e47"})
    void tellsTowers(String text) {
        assertThat(look("so " + text + "!"))
                .singleElement()
                .satisfies(finding ->
                        assertThat(finding.span().orElseThrow().from()).isEqualTo(3));
    }

    @Test
    void theSiteSaysHowHighIsHigh() {
        String text = "a\u0301\u0302\u0303";

        assertThat(look(text)).isEmpty();
        assertThat(new MarksPhase()
                        .examine(Texts.of(
                                text,
                                Settings.with(
                                        "marks",
                                        new io.repartee.site.PhaseSettings.Marks(io.repartee.site.Then.HOLD, 2)))))
                .hasSize(1);
    }

    private static List<Finding> look(String text) {
        return new MarksPhase().examine(Texts.of(text, Phases.DEFAULT));
    }
}
