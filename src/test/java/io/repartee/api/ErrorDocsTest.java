package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.web.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/errors.md} has a row for each code, and the row says what the code says. */
class ErrorDocsTest {
    private static final int STATUS = 1;
    private static final int RETRY = 2;
    private static final int CAUSE = 3;

    private final Map<String, List<String>> rows = rows();

    @Test
    void hasExactlyTheCodesThatThereAre() {
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(ErrorCode.values()).map(ErrorCode::code).toList());
    }

    @ParameterizedTest
    @EnumSource
    void saysTheStatusAndTheCause(ErrorCode code) {
        assertThat(rows.get(code.code()).get(STATUS)).isEqualTo(Integer.toString(code.status()));
        assertThat(rows.get(code.code()).get(CAUSE)).isNotBlank();
    }

    /** "yes" and "with the same key" are for programs to retry; after the rest a person or another request must come first. */
    @ParameterizedTest
    @EnumSource
    void saysWhetherARetryHelps(ErrorCode code) {
        String retry = rows.get(code.code()).get(RETRY);

        boolean retries = retry.equals("yes") || retry.equals("with the same `Idempotency-Key`");

        assertThat(retries).as(retry).isEqualTo(code.retry());
    }

    private static Map<String, List<String>> rows() {
        try {
            Map<String, List<String>> rows = new TreeMap<>();
            for (String line : Files.readAllLines(Path.of("docs", "errors.md"))) {
                if (line.startsWith("| `")) {
                    List<String> cells = Arrays.stream(line.substring(1).split("\\|"))
                            .map(String::strip)
                            .toList();
                    assertThat(rows.put(cells.get(0).replace("`", ""), cells))
                            .as("row twice")
                            .isNull();
                }
            }
            return rows;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
