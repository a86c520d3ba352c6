package io.repartee.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"A", "Zoë Ærø", "日本", "می‌خواهم", "👩‍👧", "O'Brien <b>"})
    void takesTheNamesOfPeople(String name) {
        assertThat(DisplayName.ofGuest("  " + name + " ")).isEqualTo(name);
    }

    @Test
    void countsCodePoints() {
        assertThat(DisplayName.ofGuest("😀".repeat(40))).isEqualTo("😀".repeat(40));
        refused("😀".repeat(41));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "  ",
                "\u3000",
                "\u200d",
                "a\u202eb",
                "a\u2066b",
                "a\u200fb",
                "a\u0007b",
                "a\nb",
                "\ufeffa",
                "a\u2028b"
            })
    void refusesWhatIsNoName(String name) {
        refused(name);
    }

    private static void refused(String name) {
        Problem problem = catchThrowableOfType(Problem.class, () -> DisplayName.ofGuest(name));
        assertThat(problem.code()).isEqualTo(ErrorCode.INVALID_FIELDS);
        assertThat(problem.fields().get(0).field()).isEqualTo("/name");
    }
}
