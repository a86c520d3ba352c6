package io.repartee.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.comment.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The table in the documentation and the one in the code are the same table. */
class ActionTest {
    private static final List<Status> COLUMNS =
            List.of(Status.HELD, Status.PUBLISHED, Status.REJECTED, Status.SPAM, Status.DELETED);

    @ParameterizedTest
    @EnumSource(
            value = Action.class,
            mode = Mode.EXCLUDE,
            names = {"UNDO", "REDACT", "DELETE"})
    void appliesToTheStatusesOfItsRow(Action action) throws IOException {
        String[] cells = row(action);

        Set<Status> documented = COLUMNS.stream()
                .filter(status -> cells[COLUMNS.indexOf(status) + 2].contains(
                        "→ `" + action.after().wireName() + "`"))
                .collect(Collectors.toSet());

        assertThat(documented)
                .isEqualTo(COLUMNS.stream().filter(action::appliesTo).collect(Collectors.toSet()))
                .isNotEmpty();
    }

    private static String[] row(Action action) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("docs/moderation.md"))) {
            return lines.filter(line -> line.startsWith("| `" + action.wireName() + "` |"))
                    .findFirst()
                    .orElseThrow()
                    .split("\\|");
        }
    }
}
