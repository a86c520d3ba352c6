package io.repartee.moderation.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FoldingTest {
    @Test
    void takesTheShortWayOnlyWhereItLeadsToTheSame() {
        List<String> otherwise = new ArrayList<>();
        Stream.of(Folding.PLAIN, Folding.ACCENTED).forEach(folding -> {
            for (int c = 0x80; c < 0x20000; c++) {
                String taken = folding.of(c);
                if (!taken.isEmpty() && taken.codePointAt(0) == c && !taken.equals(folding.closely(c))) {
                    otherwise.add(Integer.toHexString(c));
                }
            }
        });

        assertThat(otherwise).isEmpty();
    }

    @Test
    void takesLettersForWhatTheyLookLikeOnceFilledAsBefore() {
        String before = Folding.PLAIN.of(0x441) + Folding.PLAIN.of(0x1D4EC) + Folding.PLAIN.of(0xE9);

        Folding.PLAIN.fill();

        assertThat(before).isEqualTo("cce");
        assertThat(Folding.PLAIN.of(0x441) + Folding.PLAIN.of(0x1D4EC) + Folding.PLAIN.of(0xE9))
                .isEqualTo(before);
    }
}
