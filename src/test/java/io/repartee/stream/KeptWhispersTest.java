package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeptWhispersTest {
    private static final StreamId SITE = StreamId.ofSite(new SiteId(1));
    private final KeptWhispers kept = new KeptWhispers(10_000);

    @Test
    void theLastOneOfAKeyIsPresentUntilItsTimeIsOver() {
        kept.heard(whisper("a", "first", 100), 0);
        kept.heard(whisper("a", "second", 100), 50);
        kept.heard(whisper("b", "other", 20), 50);

        assertThat(frames(60)).containsExactly("second", "other");
        assertThat(kept.of(SITE, 60).get(0).keptMs()).isEqualTo(90);
        assertThat(frames(70)).containsExactly("second");
        assertThat(frames(150)).isEmpty();
        assertThat(kept.of(StreamId.ofSite(new SiteId(2)), 60)).isEmpty();
    }

    @Test
    void oneThatIsNotKeptForgetsTheOneThatWas() {
        kept.heard(whisper("a", "claimed", 100), 0);
        kept.heard(whisper("a", "released", 0), 1);

        assertThat(frames(2)).isEmpty();
    }

    @Test
    void theOldestGoFirstWhenThereIsTooMuch() {
        for (int i = 0; i < 100; i++) {
            kept.heard(whisper("key " + i, "x".repeat(700) + i, 100), 0);
        }

        List<String> frames = frames(1);
        assertThat(frames).hasSizeBetween(5, 14);
        assertThat(frames.get(frames.size() - 1)).endsWith("99");
    }

    private List<String> frames(long nowMs) {
        return kept.of(SITE, nowMs).stream()
                .map(whisper -> new String(whisper.frame(), StandardCharsets.UTF_8))
                .toList();
    }

    private static Whisper whisper(String key, String frame, long keptMs) {
        return new Whisper(SITE, key, frame.getBytes(StandardCharsets.UTF_8), keptMs);
    }
}
