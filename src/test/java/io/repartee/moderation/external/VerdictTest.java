package io.repartee.moderation.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.comment.Finding.Ruling;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTest {
    @Test
    void readsWhatTheServiceSays() {
        assertThat(read("{\"ruling\":\"hold\",\"saw\":\"an insult\"}"))
                .isEqualTo(new Verdict(Ruling.HOLD, "an insult"));
        assertThat(read("{\"ruling\":\"publish\"}")).isEqualTo(new Verdict(Ruling.PUBLISH, ""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"ruling\":null}",
                "{\"ruling\":\"off\"}",
                "{\"ruling\":\"publish\",\"x\":1}",
                "<html>"
            })
    void takesNothingElseForAnAnswer(String body) {
        assertThatThrownBy(() -> read(body)).isInstanceOf(Verdict.Unanswered.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 404, 500, 503})
    void takesNoOtherStatusForAnAnswer(int status) {
        assertThatThrownBy(() -> Verdict.read(status, Buffer.buffer("{\"ruling\":\"publish\"}")))
                .isInstanceOf(Verdict.Unanswered.class);
    }

    /** The values of the example in docs/moderation.md, worked out with openssl. */
    @Test
    void signsAsDocumented() {
        assertThat(Signature.of(
                        "0123456789abcdef0123456789abcdef",
                        "1795428000",
                        "{\"commentId\":\"x\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1=40257b47604eebb6aebfe2ab3d53edeb5ccd77535915287b748755946697fd18");
    }

    @Test
    void waitsEverLonger() {
        assertThat(RunChecks.pause(1)).isEqualTo(Duration.ofSeconds(2));
        assertThat(RunChecks.pause(4)).isEqualTo(Duration.ofSeconds(16));
        assertThat(RunChecks.pause(20)).isEqualTo(Duration.ofSeconds(512));
    }

    private static Verdict read(String body) {
        return Verdict.read(200, Buffer.buffer(body));
    }
}
