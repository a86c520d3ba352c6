package io.repartee.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final class Member extends Wheel.Seat {}

    @Test
    void aQuietStreamIsToldAtOnceAndABusyOneOncePerWindow() {
        Pacer pacer = new Pacer(50);

        assertThat(pacer.waitMs(1_000)).isZero();
        pacer.told(1_000, 30);
        assertThat(pacer.waitMs(1_001)).isEqualTo(49);
        assertThat(pacer.waitMs(1_050)).isZero();
        assertThat(pacer.waitMs(9_000)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "4, 4, 4", "10, 5, 12", "30, 7, 12", "100, 8, 12", "1000, 8, 12"})
    void framesPerSecondStayFewHoweverManyEventsThereAre(int perSecond, int least, int most) {
        Pacer pacer = new Pacer(100);
        int frames = 0;
        int waiting = 0;
        long dueMs = -1;
        for (int ms = 0; ms < 11_000; ms++) {
            int events = (int) ((ms + 1L) * perSecond / 1_000 - (long) ms * perSecond / 1_000);
            waiting += events;
            if (events > 0 && dueMs < 0) {
                dueMs = ms + pacer.waitMs(ms);
            }
            if (waiting > 0 && ms >= dueMs) {
                pacer.told(ms, waiting);
                frames += ms >= 1_000 ? 1 : 0;
                waiting = 0;
                dueMs = -1;
            }
        }

        assertThat(frames / 10).isBetween(least, most);
    }

    @Test
    void deadlinesAreMetInTheirOrder() {
        Deadlines deadlines = new Deadlines();
        List<String> done = new ArrayList<>();
        deadlines.add(30, () -> done.add("late"));
        deadlines.add(10, () -> done.add("early"));

        deadlines.run(9);
        assertThat(done).isEmpty();
        deadlines.run(20);
        assertThat(done).containsExactly("early");
        deadlines.run(30);
        assertThat(done).containsExactly("early", "late");
    }

    @Test
    void aWheelVisitsEachMemberOncePerTurnHoweverManyLeave() {
        Wheel<Member> wheel = new Wheel<>(4);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            members.add(new Member());
            wheel.add(members.get(i));
        }
        for (int i = 0; i < 20; i += 3) {
            wheel.remove(members.get(i));
            wheel.remove(members.get(i));
        }

        List<Member> visited = new ArrayList<>();
        for (int tick = 0; tick < 4; tick++) {
            wheel.tick(visited::add);
        }

        assertThat(visited).doesNotHaveDuplicates().hasSize(13);
        assertThat(visited).doesNotContain(members.get(0), members.get(3), members.get(18));
    }

    @Test
    void aClientMaySendSoManyMessagesInTenSeconds() {
        MessageBudget budget = new MessageBudget();

        assertThat(budget.spend(20_000, 2)).isTrue();
        assertThat(budget.spend(20_001, 2)).isTrue();
        assertThat(budget.spend(29_999, 2)).isFalse();
        assertThat(budget.spend(30_000, 2)).isTrue();
    }
}
