package io.repartee.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
    @Test
    void givesBackWhatWasWritten() {
        String cursor = Cursors.write('n', 1, Long.MIN_VALUE, -1);
        assertThat(cursor).matches("[A-Za-z0-9_-]+");
        assertThat(Cursors.read('n', 3, cursor)).containsExactly(1, Long.MIN_VALUE, -1);
    }

    @Test
    void refusesTheCursorOfAnotherList() {
        refused('o', 1, Cursors.write('n', 1));
        refused('n', 2, Cursors.write('n', 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "!", "bgAAAAAAAAAB=", "bgAAAAAAAAA", "bgAAAAAAAAABAA", "bg AAAAAAAAAB", "bg+AAAAAAAAB"})
    void refusesWhatNobodyWrote(String cursor) {
        refused('n', 1, cursor);
    }

    private static void refused(char list, int keys, String cursor) {
        assertThatThrownBy(() -> Cursors.read(list, keys, cursor))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ErrorCode.BAD_CURSOR));
    }
}
