package io.repartee.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.engagement.KeptLists.Freshness;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class KeptListsTest {
    private static final Freshness FRESHNESS = new Freshness(Duration.ofSeconds(30), Duration.ofMinutes(5));

    private final AtomicLong nanos = new AtomicLong();
    private final KeptLists lists = new KeptLists(nanos::get);
    private final List<Promise<Buffer>> reads = new ArrayList<>();
    private final Supplier<Future<Buffer>> read = () -> {
        reads.add(Promise.promise());
        return reads.get(reads.size() - 1).future();
    };

    @Test
    void manyWhoAskReadOnceAndForHalfAMinute() {
        Future<Answer> first = ask("");
        Future<Answer> second = ask("");
        answer("one");
        assertThat(first.result().body()).hasToString("one");
        assertThat(second.result().body()).hasToString("one");
        pass(29);
        assertThat(ask("").result().body()).hasToString("one");
        assertThat(reads).hasSize(1);
        assertThat(first.result().headers())
                .containsEntry("cache-control", "public, max-age=30, stale-while-revalidate=300");
    }

    @Test
    void anOlderListIsGivenWhileTheNextOneIsRead() {
        ask("");
        answer("one");
        pass(31);
        assertThat(ask("").result().body()).hasToString("one");
        assertThat(ask("").result().body()).hasToString("one");
        assertThat(reads).hasSize(2);
        answer("two");
        assertThat(ask("").result().body()).hasToString("two");
    }

    @Test
    void aReadThatFailsLeavesTheOldListForAWhile() {
        ask("");
        answer("one");
        pass(31);
        ask("");
        reads.get(1).fail("away");
        assertThat(ask("").result().body()).hasToString("one");
        reads.get(2).fail("away");
        pass(400);
        Future<Answer> waits = ask("");
        assertThat(waits.isComplete()).isFalse();
        reads.get(3).fail("away");
        assertThat(waits.failed()).isTrue();
    }

    @Test
    void whoHasItAlreadyIsToldSo() {
        ask("");
        answer("one");
        String tag = ask("").result().headers().get("etag");
        assertThat(ask(tag).result().status()).isEqualTo(304);
        assertThat(ask("\"other\"").result().status()).isEqualTo(200);
    }

    private Future<Answer> ask(String tag) {
        return lists.answer(call(tag), "key", FRESHNESS, read);
    }

    private void answer(String body) {
        reads.get(reads.size() - 1).complete(Buffer.buffer(body));
    }

    private void pass(int seconds) {
        nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }

    private static Call call(String tag) {
        return (Call) Proxy.newProxyInstance(
                Call.class.getClassLoader(),
                new Class<?>[] {Call.class},
                (proxy, method, arguments) -> tag.isEmpty() ? Optional.empty() : Optional.of(tag));
    }
}
