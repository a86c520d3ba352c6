package io.repartee.thread;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.web.Answer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class KeptCountsTest {
    private static final long BELL = 7;
    private static final long OTHER_BELL = 8;

    private final AtomicLong nanos = new AtomicLong();
    private final KeptCounts counts = new KeptCounts(nanos::get);
    private final List<Promise<KeptCounts.Read>> reads = new ArrayList<>();

    @Test
    void thatWhichWasReadIsGivenAgainForASecond() {
        Future<Answer> first = ask("a");
        answer(0, "1");
        assertThat(ask("a").result()).isSameAs(first.result());
        pass(999);
        assertThat(ask("a").result()).isSameAs(first.result());
        assertThat(reads).hasSize(1);
        pass(1);
        ask("a");
        assertThat(reads).hasSize(2);
    }

    @Test
    void aThreadThatMovedIsReadAgainAtOnceAndAnotherOneIsNot() {
        ask("a");
        answer(0, "1");
        counts.moved(OTHER_BELL, 1);
        assertThat(ask("a").succeeded()).isTrue();
        counts.moved(BELL, 5);
        Future<Answer> again = ask("a");
        assertThat(again.isComplete()).isFalse();
        answer(1, "2");
        assertThat(again.result().body().toString()).isEqualTo("2");
        assertThat(ask("a").result()).isSameAs(again.result());
        assertThat(reads).hasSize(2);
    }

    @Test
    void whoeverAsksWhileItIsReadWaitsForThatUnlessSomethingMovedMeanwhile() {
        Future<Answer> first = ask("a");
        Future<Answer> second = ask("a");
        assertThat(reads).hasSize(1);
        counts.moved(BELL, 1);
        Future<Answer> third = ask("a");
        assertThat(reads).hasSize(2);
        answer(1, "new");
        answer(0, "old");
        assertThat(second.result()).isSameAs(first.result());
        assertThat(third.result().body().toString()).isEqualTo("new");
        assertThat(ask("a").result())
                .as("what was read before the move does not take its place")
                .isSameAs(third.result());
        assertThat(reads).hasSize(2);
    }

    @Test
    void othersQuestionsAndFailuresAreNotKept() {
        ask("a");
        ask("b");
        assertThat(reads).hasSize(2);
        reads.get(0).fail("away");
        assertThat(ask("a").isComplete()).isFalse();
        assertThat(reads).hasSize(3);
    }

    private Future<Answer> ask(String pages) {
        return counts.get(new KeptCounts.Asked(new SiteId(1), pages), () -> {
            reads.add(Promise.promise());
            return reads.get(reads.size() - 1).future();
        });
    }

    private void answer(int read, String body) {
        reads.get(read).complete(new KeptCounts.Read(Answer.ok(Buffer.buffer(body)), new long[] {BELL}));
    }

    private void pass(long millis) {
        nanos.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
    }
}
