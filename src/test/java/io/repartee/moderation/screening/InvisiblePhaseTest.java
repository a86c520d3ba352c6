package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.Finding;
import io.repartee.site.Phases;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InvisiblePhaseTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "👩\u200d👩\u200d👧 👍🏽 ❤\ufe0f 1\ufe0f\u20e3",
                "🏴\udb40\udc67\udb40\udc62\udb40\udc65\udb40\udc6e\udb40\udc67\udb40\udc7f wins",
                "می\u200cخواهم کتاب\u200cها",
                "क\u094d\u200dष और क\u094d\u200cष",
                "ශ\u0dca\u200dරී ලංකාව",
                "ภาษา\u200bไทย",
                "שלום \u200fabc\u200e שלום",
                "\u2067עברית\u2069 and \u202aabc\u202c",
                "Donau\u00addampf\u00adschiff",
                "tabs\tand\r\nlines",
                "Hello\u200b world",
                "\ufeffstart"
            })
    void leavesAloneWhatScriptsAndEmojiNeed(String text) {
        assertThat(look(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ca\u200bsino",
                "ca\u200d\u200dsino",
                "ca\u2060sino",
                "ca\ufe00sino",
                "x\udb40\udc67\udb40\udc62",
                "\u202eevil",
                "\u202dabc\u202c",
                "open \u2067left",
                "open \u202bleft\nnext",
                "bell\u0007",
                "c1\u0085",
                "h\u115fi",
                "❤\ufe0fa\ufe0f\ufe0f"
            })
    void tellsWhatHides(String text) {
        assertThat(look(text)).isNotEmpty();
    }

    @Test
    void saysWhatAndWhere() {
        Finding finding = look("a ca\u200bsino").get(0);

        assertThat(finding.saw()).isEqualTo("invisible character in a word U+200B");
        assertThat(finding.span()).contains(new Finding.Span(4, 5));
    }

    @Test
    void tellsOneOfEachKind() {
        assertThat(look("a\u200bb ".repeat(1_000) + "\u202e")).hasSize(2);
    }

    private static List<Finding> look(String text) {
        return new InvisiblePhase().examine(Texts.of(text, Phases.DEFAULT));
    }
}
