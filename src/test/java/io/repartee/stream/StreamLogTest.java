package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class StreamLogTest {
    private static final StreamId STREAM = StreamId.of(new SiteId(1), new ThreadId(UUID.randomUUID()));
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00Z");
    private static final int PLENTY = 1_000_000;
    private static final UUID COMMENT = UUID.fromString("01234567-89ab-7def-8123-456789abcdef");

    private final StreamLog log = new StreamLog(STREAM, new Position("e", 10, 100), 4);

    @Test
    void whatLiesBeforeItsMemoryCanBeAdded() {
        log.append(List.of(published(11)), showing("{\"n\":11}"));
        log.tell(PLENTY);

        log.prepend(new Position("e", 8, 80), List.of(published(9), published(10)), showing("{\"old\":true}"));

        assertThat(log.covers(8)).isTrue();
        assertThat(log.confirms(new Position("e", 9, 90))).isTrue();
        assertThat(text(log.page(8, PLENTY)))
                .contains("\"seq\":9")
                .contains("\"n\":11")
                .doesNotContain("old");
    }

    @Test
    void anotherPastIsNotAdded() {
        log.prepend(new Position("e", 8, 80), List.of(published(9)), showing("{}"));
        log.prepend(new Position("e", 8, 80), List.of(published(9), published(11)), showing("{}"));

        assertThat(log.covers(9)).isFalse();
        assertThat(log.marks()).isEqualTo(new Marks(9, 10, 100));
    }

    @Test
    void itKnowsItsMarksAndHowMuchItTakes() {
        long before = log.bytes();
        log.append(List.of(published(11), published(12)), showing("{\"n\":\"" + "x".repeat(1_000) + "\"}"));

        assertThat(log.marks()).isEqualTo(new Marks(10, 12, 230));
        assertThat(log.lastMark()).isEqualTo(new Marks(11, 12, 120));
        assertThat(log.bytes() - before).isBetween(1_200L, 1_600L);
        log.forgetTold();
        assertThat(log.bytes()).isGreaterThan(1_200L);
        log.tell(PLENTY);
        log.forgetTold();
        assertThat(log.bytes()).isEqualTo(before);
    }

    @Test
    void tellsWhatFollowsTheHeadOnce() {
        log.append(List.of(published(11), published(12)), showing("{\"n\":1}"));

        Batch batch = log.tell(PLENTY).orElseThrow();

        assertThat(batch.after()).isEqualTo(10);
        assertThat(batch.position()).isEqualTo(new Position("e", 12, 120));
        assertThat(text(batch))
                .isEqualTo("\"events\":["
                        + "{\"seq\":11,\"type\":\"comment.published\",\"at\":\"2026-11-23T10:00:00Z\",\"comment\":{\"n\":1}},"
                        + "{\"seq\":12,\"type\":\"comment.published\",\"at\":\"2026-11-23T10:00:00Z\",\"comment\":{\"n\":1}}],"
                        + "\"position\":{\"epoch\":\"e\",\"seq\":12,\"mark\":120},\"counts\":{\"comments\":1}");
        assertThat(log.tell(PLENTY)).isEmpty();
    }

    @Test
    void refusesAHole() {
        assertThatThrownBy(() -> log.append(List.of(published(12)), showing("{}")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void passesOverWhatItHasTogetherWithItsOlderSnapshot() {
        log.append(List.of(published(11)), gone());
        log.append(List.of(published(11)), showing("{\"old\":true}"));

        assertThat(text(log.tell(PLENTY).orElseThrow())).doesNotContain("old").contains("comment.removed");
    }

    @Test
    void tellsEarlierEventsOfARemovedCommentAsRemovedAlsoFromMemory() {
        log.append(List.of(published(11)), showing("{\"secret\":1}"));
        log.tell(PLENTY);
        log.append(List.of(event(12, EventType.COMMENT_REMOVED)), gone());
        log.tell(PLENTY);

        String replay = text(log.page(10, PLENTY));

        assertThat(replay).doesNotContain("secret").doesNotContain("comment.published");
        assertThat(replay).contains("{\"seq\":11,\"type\":\"comment.removed\"").contains("\"id\":\"" + COMMENT);
    }

    @Test
    void tellsEarlierEventsOfAnEditedCommentAsItIsNow() {
        log.append(List.of(published(11)), showing("{\"text\":\"first\"}"));
        log.tell(PLENTY);
        log.append(List.of(event(12, EventType.COMMENT_EDITED)), showing("{\"text\":\"second\"}"));
        log.tell(PLENTY);

        assertThat(text(log.page(10, PLENTY))).doesNotContain("first").contains("second");
    }

    @Test
    void tellsADecisionWithItsCommentAlsoWhenItHasLeftTheQueue() {
        Content left = new Content(false, 1, bytes("{\"status\":\"published\"}"));
        log.append(
                List.of(event(11, EventType.QUEUE_ENTERED), event(12, EventType.DECISION_MADE)),
                new Contents.Snapshot(Map.of(COMMENT, left), bytes("{\"pending\":0}")));

        assertThat(text(log.tell(PLENTY).orElseThrow()))
                .contains("{\"seq\":11,\"type\":\"queue.left\",\"at\":\"2026-11-23T10:00:00Z\",\"id\":\"" + COMMENT
                        + "\"}")
                .contains(
                        "\"type\":\"decision.made\",\"at\":\"2026-11-23T10:00:00Z\",\"comment\":{\"status\":\"published\"}");
    }

    @Test
    void cutsBatchesBySizeWithoutAHole() {
        log.append(List.of(published(11), published(12), published(13)), showing("{\"n\":1}"));

        assertThat(log.tell(1).map(Batch::position).map(Position::seq)).contains(11L);
        assertThat(log.tell(1).map(Batch::after)).contains(11L);
        assertThat(log.tell(PLENTY).map(Batch::position).map(Position::seq)).contains(13L);
    }

    @Test
    void confirmsOnlyMarksOfThisHistory() {
        log.append(List.of(published(11)), showing("{}"));

        assertThat(log.confirms(new Position("e", 10, 100))).isTrue();
        assertThat(log.confirms(new Position("e", 10, 101))).isFalse();
        assertThat(log.confirms(new Position("e", 11, 110))).isTrue();
        assertThat(log.confirms(new Position("e", 11, 100))).isFalse();
    }

    @Test
    void keepsABoundedMemoryWhichBeginsAtAPlaceItCanConfirm() {
        for (int seq = 11; seq < 211; seq++) {
            log.append(List.of(published(seq)), showing("{}"));
            log.tell(PLENTY);
        }

        assertThat(log.covers(120)).isFalse();
        assertThat(log.covers(206)).isTrue();
        assertThat(log.confirms(new Position("e", 206, 2060))).isTrue();
        assertThat(log.page(206, PLENTY).position().seq()).isEqualTo(210);
    }

    @Test
    void neverForgetsWhatWasNotTold() {
        log.append(List.of(published(11), published(12)), showing("{}"));
        log.forgetBefore(AT.plusSeconds(1));
        assertThat(log.tell(PLENTY).map(Batch::after)).contains(10L);

        log.forgetBefore(AT.plusSeconds(1));

        assertThat(log.covers(11)).isFalse();
        assertThat(log.confirms(new Position("e", 12, 120))).isTrue();
    }

    @Test
    void encodesAPageOnceForManyReaders() {
        log.append(List.of(published(11), published(12)), showing("{}"));
        log.tell(PLENTY);

        Batch page = log.page(10, PLENTY);

        assertThat(log.page(10, PLENTY)).isSameAs(page);
        log.append(List.of(event(13, EventType.COMMENT_REMOVED)), gone());
        log.tell(PLENTY);
        assertThat(log.page(10, PLENTY)).isNotSameAs(page);
    }

    private static Event published(long seq) {
        return event(seq, EventType.COMMENT_PUBLISHED);
    }

    private static Event event(long seq, EventType type) {
        return new Event(seq, seq * 10, type, COMMENT, 1, AT);
    }

    private static Contents.Snapshot showing(String json) {
        return new Contents.Snapshot(Map.of(COMMENT, new Content(true, 1, bytes(json))), bytes("{\"comments\":1}"));
    }

    private static Contents.Snapshot gone() {
        return new Contents.Snapshot(Map.of(), bytes("{\"comments\":0}"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(Batch batch) {
        return new String(batch.body(), StandardCharsets.UTF_8);
    }
}
