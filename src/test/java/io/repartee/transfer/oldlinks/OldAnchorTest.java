package io.repartee.transfer.oldlinks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OldAnchorTest {
    @ParameterizedTest
    @CsvSource({
        "comment-4711, disqus wordpress, 4711",
        "remark42__comment-a5b2c1d0-5e3f-4a77-8c11-0123456789ab, remark42, a5b2c1d0-5e3f-4a77-8c11-0123456789ab",
        "commentID=6a9c2f3e-5e3f-4a77-8c11-0123456789ab, coral, 6a9c2f3e-5e3f-4a77-8c11-0123456789ab",
        "isso-17, isso, 17",
        "commento-e7c9, comentario commento, e7c9",
        "comentario-6a9c2f3e-5e3f-4a77-8c11-0123456789ab, comentario commento, 6a9c2f3e-5e3f-4a77-8c11-0123456789ab",
        "atk-comment-12, artalk, 12",
        "61a8c0ffee61a8c0ffee61a8, waline, 61a8c0ffee61a8c0ffee61a8"
    })
    void eachSystemsAnchorIsKnown(String anchor, String sources, String ref) {
        OldAnchor read = OldAnchor.of(anchor).orElseThrow();
        assertThat(String.join(" ", read.sources())).isEqualTo(sources);
        assertThat(read.ref()).isEqualTo(ref);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "top", "comment-", "comment-1;drop", "comment-0190a000-0000-7000-8000-000000000001", "isso-x"
            })
    void whatNobodyWritesIsNone(String anchor) {
        assertThat(OldAnchor.of(anchor)).isEmpty();
    }
}
