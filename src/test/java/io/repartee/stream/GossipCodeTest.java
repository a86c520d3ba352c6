package io.repartee.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.ids.SiteId;
import org.junit.jupiter.api.Test;

class GossipCodeTest {
    private static final StreamId SITE = StreamId.ofSite(new SiteId(7));

    @Test
    void whatIsWrittenIsRead() {
        Whisper one =
                new Whisper(SITE, "claim:1", "{\"type\":\"claims\",\"who\":\"Zoë\ttab\"}".getBytes(UTF_8), 30_000);
        Whisper two = new Whisper(SITE, "", "{}".getBytes(UTF_8), 0);

        GossipCode.Heard heard = GossipCode.decode("node\n" + GossipCode.line(one) + "\n" + GossipCode.line(two));

        assertThat(heard.node()).isEqualTo("node");
        assertThat(heard.whispers()).containsExactly(one, two);
    }

    @Test
    void whatIsNotKnownIsPassedOver() {
        Whisper known = new Whisper(SITE, "k", "{}".getBytes(UTF_8), 1);
        String line = GossipCode.line(known);

        GossipCode.Heard heard = GossipCode.decode("node\nnews\tof\tlater\n" + line.replace("SITE", "PLANET") + "\n"
                + line.replace("\t7\t", "\tseven\t") + "\n\n" + line);

        assertThat(heard.whispers()).containsExactly(known);
        assertThat(GossipCode.decode("").whispers()).isEmpty();
    }

    @Test
    void aWhisperIsOneShortLine() {
        assertThatThrownBy(() -> new Whisper(SITE, "k", new byte[Whispers.MOST_BYTES + 1], 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Whisper(SITE, "k", "{\n}".getBytes(UTF_8), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Whisper(SITE, "a\tb", "{}".getBytes(UTF_8), 0))
                .isInstanceOf(IllegalArgumentException.class);
        Whisper largest = new Whisper(
                SITE, "k".repeat(100), "x".repeat(Whispers.MOST_BYTES).getBytes(UTF_8), 0);
        assertThat(GossipCode.line(largest).length() + 30).isLessThan(GossipCode.PAYLOAD_BYTES);
    }
}
