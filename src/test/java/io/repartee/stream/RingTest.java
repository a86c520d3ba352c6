package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RingTest {
    private static final long SILENCE_MS = 3_000;

    @Test
    void anythingEncodedIsDecodedAgain() {
        Map<Long, Long> heads = heads(1_000);

        List<String> payloads = RingCode.parts(heads, RingCode.PAYLOAD_BYTES - 40).stream()
                .map(part -> RingCode.encode("node1", 77, part))
                .toList();

        assertThat(payloads).hasSizeGreaterThan(1).allMatch(payload -> payload.length() <= RingCode.PAYLOAD_BYTES);
        Map<Long, Long> decoded = new HashMap<>();
        payloads.stream()
                .map(RingCode::decode)
                .flatMap(ring -> Stream.of(ring.orElseThrow()))
                .forEach(ring -> {
                    assertThat(ring.node()).isEqualTo("node1");
                    assertThat(ring.number()).isEqualTo(77);
                    decoded.putAll(ring.heads());
                });
        assertThat(decoded).isEqualTo(heads);
    }

    @Test
    void aHeartbeatHasNoStreams() {
        String payload = RingCode.encode("n", 1, RingCode.parts(Map.of(), 100).get(0));

        assertThat(RingCode.decode(payload)).contains(new Ring("n", 1, Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "n", "n 1", " 1 a:b", "n ! a:b", "n 1 ab", "n 1 a:b,"})
    void foreignPayloadsAreNoRings(String payload) {
        assertThat(RingCode.decode(payload)).isEmpty();
    }

    @Test
    void aHoleInTheNumbersOfANodeIsNoticed() {
        RingTracker tracker = new RingTracker("me", SILENCE_MS, 0);

        assertThat(tracker.missedBefore(ring("other", 1), 0)).isFalse();
        assertThat(tracker.missedBefore(ring("other", 2), 0)).isFalse();
        assertThat(tracker.missedBefore(ring("other", 4), 0)).isTrue();
        assertThat(tracker.missedBefore(ring("other", 5), 0)).isFalse();
        assertThat(tracker.missedBefore(ring("late", 9), 0)).isTrue();
    }

    @Test
    void silenceIsNoticedOfItselfAndOfOthersUntilTheyAreForgotten() {
        RingTracker tracker = new RingTracker("me", SILENCE_MS, 0);
        tracker.missedBefore(ring("other", 1), 0);

        assertThat(tracker.silent(3_000)).isFalse();
        tracker.missedBefore(ring("me", 1), 3_000);
        assertThat(tracker.silent(3_001)).isTrue();
        tracker.missedBefore(ring("me", 2), 61_000);
        assertThat(tracker.silent(61_000)).isFalse();
        assertThat(tracker.silent(64_001)).isTrue();
        assertThat(tracker.deafMs(64_001)).isEqualTo(3_001);
    }

    private static Ring ring(String node, long number) {
        return new Ring(node, number, Map.of());
    }

    private static Map<Long, Long> heads(int count) {
        Random random = new Random(42);
        Map<Long, Long> heads = new HashMap<>();
        for (int i = 0; i < count; i++) {
            heads.put(random.nextLong(), random.nextLong() >>> 20);
        }
        return heads;
    }
}
