package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CloseCodeTest {
    @Test
    void everyCodeTellsByItsRangeWhetherToComeBack() {
        for (CloseCode code : CloseCode.values()) {
            assertThat(code.code()).isBetween(4000, 4199);
            assertThat(code.comeBack()).isEqualTo(code.code() >= 4100);
        }
        assertThat(Arrays.stream(CloseCode.values()).map(CloseCode::code)).doesNotHaveDuplicates();
    }

    @Test
    void everyCodeAndErrorHasItsRowInTheDocumentation() throws Exception {
        String protocol = Files.readString(Path.of("docs/protocol.md"));

        for (CloseCode code : CloseCode.values()) {
            assertThat(protocol).contains("| %d | `%s` |".formatted(code.code(), code.reason()));
        }
        for (LiveError error : LiveError.values()) {
            assertThat(protocol).contains("| `%s` |".formatted(error.code()));
        }
    }
}
