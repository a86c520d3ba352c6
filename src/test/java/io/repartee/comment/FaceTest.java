package io.repartee.comment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaceTest {
    @ParameterizedTest
    @CsvSource({"Ada, A", "Ada Lovelace, AL", "  margarethe von  hohenlohe , MH", "فاطمة الزهراء, فا", "'', ''"})
    void hasTheFirstLettersOfTheFirstAndTheLastName(String name, String letters) {
        assertThat(Face.initials(name)).isEqualTo(letters);
    }

    /** As the script in the page reckons it. */
    @Test
    void hasAlwaysTheSameColourForAPerson() {
        assertThat(Face.hue("")).isEqualTo(7);
        assertThat(Face.hue("a")).isEqualTo((7 * 31 + 97) % 997 % 8);
        assertThat(Face.hue("ab")).isEqualTo(((7 * 31 + 97) % 997 * 31 + 98) % 997 % 8);
    }
}
