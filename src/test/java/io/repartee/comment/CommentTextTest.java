package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommentTextTest {
    private static final int LIMIT = 10;

    @Test
    void keepsTheTextAsItWasTyped() {
        String typed = "  e\u0301 \r\n x ";
        assertThat(CommentText.of(typed, LIMIT).source()).isEqualTo(typed);
    }

    @Test
    void countsCodePointsAgainstTheLimit() {
        String smiles = "\uD83D\uDE00".repeat(LIMIT);
        assertThat(CommentText.of(smiles, LIMIT).source()).isEqualTo(smiles);
        assertRefused(smiles + "!", "The text has 11 characters; at most 10 are allowed.");
    }

    @Test
    void refusesAMissingText() {
        assertRefused(null, "The text is missing.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "\r\n\t",
                "\u00A0\u3000\u2003",
                "\u200B\u200C\u200D\uFEFF",
                "\u2060\u00AD\u202E\u2066",
                "\u115F\u1160\u3164\uFFA0",
                "\u2800\u2800",
                "\uFE0F",
                "\u034F",
                "\uDB40\uDC41\uDB40\uDD00",
                "\u0001\u0085"
            })
    void refusesATextThatNobodyCanSee(String invisible) {
        assertRefused(invisible, "The text is empty.");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", " x ", "\uD83D\uDC69\u200D\uD83D\uDCBB", "\u0301", "\u4E00", "\uD83E\uDEE9"})
    void takesWhateverCanBeSeen(String visible) {
        assertThat(CommentText.of(visible, LIMIT).source()).isEqualTo(visible);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\uD83D", "\uDE00a", "\uDE00\uD83D"})
    void refusesWhatIsNotUnicodeText(String broken) {
        assertRefused(broken, "The text contains a NUL or half of a surrogate pair.");
    }

    private static void assertRefused(String body, String detail) {
        assertThatThrownBy(() -> CommentText.of(body, LIMIT)).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_FIELDS);
            assertThat(problem.fields()).containsExactly(new Problem.Field("/body", detail));
        });
    }
}
