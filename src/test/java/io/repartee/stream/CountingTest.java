package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CountingTest {
    private static final StreamId STREAM = StreamId.ofSite(new SiteId(1));

    private final Counting counting = new Counting(STREAM);
    private long now = 1_000_000;

    @Test
    void theFirstChangeIsDueAtOnceAndFromItsBeginning() {
        counting.changed(change(4, 5), now);
        counting.changed(change(5, 6), now);
        assertThat(counting.due(now)).hasValue(4L);
    }

    @Test
    void tellsAtMostFourTimesASecondAndFromWhatWasTold() {
        int told = 0;
        for (int ms = 0; ms < 1_000; ms++) {
            counting.changed(change(ms, ms + 1), now + ms);
            if (counting.due(now + ms).isPresent()) {
                counting.reading();
                counting.told(totals(ms + 1, false), now + ms);
                told++;
            }
        }
        assertThat(told).isEqualTo(4);
        counting.changed(change(2_000, 2_001), now + 2_000);
        assertThat(counting.due(now + 2_000)).as("also what nobody said").hasValue(751L);
    }

    @Test
    void whatChangesWhileItIsReadIsAnotherChange() {
        counting.changed(change(0, 1), now);
        counting.reading();
        counting.changed(change(1, 2), now);
        counting.told(totals(1, false), now);
        assertThat(counting.due(now)).isEmpty();
        assertThat(counting.due(now + Counting.TELL_MS)).hasValue(1L);
    }

    @Test
    void goesOnWhereAReadBrokeOffOrHadMore() {
        counting.changed(change(3, 9), now);
        counting.reading();
        counting.notRead(3, now);
        assertThat(counting.due(now + 500)).isEmpty();
        assertThat(counting.due(now + 1_000)).hasValue(3L);
        counting.reading();
        counting.told(totals(6, true), now + 1_000);
        assertThat(counting.due(now + 2_000)).hasValue(6L);
    }

    @Test
    void aDatabaseThatHasGoneBackIsFollowed() {
        counting.changed(change(8, 9), now);
        counting.reading();
        counting.told(totals(9, false), now);
        counting.changed(change(2, 3), now + 300);
        counting.reading();
        counting.told(totals(3, false), now + 300);
        counting.changed(change(3, 4), now + 600);
        assertThat(counting.due(now + 600)).hasValue(3L);
    }

    @Test
    void otherNodesAreToldTheWholeRangeTenTimesASecond() {
        counting.changedHere(change(0, 1), now);
        assertThat(counting.say(now)).isEqualTo(Optional.of(change(0, 1)));
        counting.changedHere(change(1, 2), now + 10);
        counting.changedHere(change(2, 3), now + 20);
        assertThat(counting.say(now + 20)).isEmpty();
        assertThat(counting.say(now + 100)).isEqualTo(Optional.of(change(1, 3)));
    }

    @Test
    void whatIsSaidIsUnderstood() {
        GossipCode.Heard heard = GossipCode.decode("node\n" + GossipCode.line(change(7, 9)));
        assertThat(heard.counted()).containsExactly(change(7, 9));
    }

    private static Counted change(long after, long tally) {
        return new Counted(STREAM, after, tally);
    }

    private static Totals totals(long tally, boolean more) {
        return new Totals(tally, new byte[0], more);
    }
}
