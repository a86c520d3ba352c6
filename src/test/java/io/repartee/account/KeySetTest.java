package io.repartee.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.observation.Observer;
import io.repartee.site.SsoKey;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** When a published set is asked for, and what counts meanwhile. */
class KeySetTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final SiteId SITE = new SiteId(1);
    private static final SsoKey SET = SsoKey.published("https://id.example", "https://id.example/keys", false);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Deque<Promise<Buffer>> asked = new ArrayDeque<>();
    private final List<SiteId> takenBack = new ArrayList<>();
    private final KeySets sets = new KeySets(
            VERTX,
            address -> {
                assertThat(address).hasToString("https://id.example/keys");
                asked.add(Promise.promise());
                return asked.getLast().future();
            },
            now::get,
            Observer.NOBODY);

    {
        sets.whenTakenBack(takenBack::add);
    }

    @AfterAll
    static void stop() {
        VERTX.close().await();
    }

    @Test
    void asksOnceHoweverManyWait() {
        List<Future<VerificationKey>> waiting = new ArrayList<>();
        for (int n = 0; n < 500; n++) {
            waiting.add(sets.find(SITE, SET, n % 2 == 0 ? "a" : "unknown-" + n));
        }
        answer("a", "b");

        assertThat(asked).hasSize(1);
        assertThat(failure(waiting.get(1))).isInstanceOf(TokenRejected.class);
        assertThat(waiting.get(0).await().algorithm()).isEqualTo("EdDSA");
        assertThat(sets.find(SITE, SET, "b").succeeded()).isTrue();
    }

    @Test
    void anUnknownKidAsksAgainAtMostOnceAMinute() {
        find("a");
        answer("a");
        for (int second = 1; second < 300; second++) {
            pass(Duration.ofSeconds(1));
            for (int flood = 0; flood < 20; flood++) {
                find("unknown-" + second + "-" + flood);
            }
            if (!asked.getLast().future().isComplete()) {
                answer("a");
            }
        }
        assertThat(asked).hasSize(5);
    }

    @Test
    void aNewKeyIsFoundWhileTheOldOneStillCounts() {
        find("old");
        answer("old");
        pass(Duration.ofMinutes(2));
        Future<VerificationKey> fresh = find("new");
        assertThat(find("old").succeeded()).isTrue();

        answer("old", "new");

        assertThat(fresh.await()).isNotNull();
        assertThat(find("old").succeeded()).isTrue();
        assertThat(takenBack).isEmpty();
    }

    @Test
    void aKeyThatIsTakenBackIsRefusedWithinTenMinutesAndThoseConcernedAreTold() {
        find("old");
        answer("old");
        pass(Duration.ofMinutes(10));
        assertThat(find("old").succeeded()).isTrue();

        answer("new");

        assertThat(failure(find("old"))).isInstanceOf(TokenRejected.class);
        assertThat(takenBack).containsExactly(SITE);
    }

    @Test
    void theLastGoodSetCountsWhileTheProviderIsDown() {
        find("a");
        answer("a");
        for (int minute = 0; minute < 120; minute++) {
            pass(Duration.ofMinutes(1));
            assertThat(find("a").succeeded()).isTrue();
            asked.getLast().tryFail("down");
        }
        assertThat(code(find("b"))).isEqualTo(ErrorCode.KEYS_UNAVAILABLE);
        pass(Duration.ofMinutes(1));
        find("b");
        answer("a", "b");
        assertThat(find("b").succeeded()).isTrue();
    }

    @Test
    void nobodyCanSayWhileItWasNeverRead() {
        Future<VerificationKey> first = find("a");
        asked.getLast().fail("down");
        assertThat(code(first)).isEqualTo(ErrorCode.KEYS_UNAVAILABLE);
        pass(Duration.ofSeconds(20));

        Problem problem = (Problem) failure(find("a"));

        assertThat(problem.retryAfter()).contains(Duration.ofSeconds(40));
        assertThat(asked).hasSize(1);
    }

    @Test
    void whatIsNoKeySetIsAsGoodAsNoAnswer() {
        find("a");
        answer("a");
        for (String nonsense :
                List.of("", "<html>", "[]", "{}", "{\"keys\":{}}", "{\"keys\":[" + "{},".repeat(100) + "{}]}")) {
            pass(Duration.ofMinutes(2));
            find("b");
            asked.getLast().complete(Buffer.buffer(nonsense));
            assertThat(code(find("b"))).as(nonsense).isEqualTo(ErrorCode.KEYS_UNAVAILABLE);
            assertThat(find("a").succeeded()).isTrue();
        }
    }

    private Future<VerificationKey> find(String kid) {
        return sets.find(SITE, SET, kid);
    }

    private void answer(String... kids) {
        asked.getLast()
                .complete(Buffer.buffer(PublishedKeysTest.set(
                        List.of(kids).stream().map(PublishedKeysTest::ed25519).toList())));
    }

    private void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    private static ErrorCode code(Future<?> future) {
        return ((Problem) failure(future)).code();
    }

    private static Throwable failure(Future<?> future) {
        return future.toCompletionStage()
                .handle((value, failure) -> failure)
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
    }
}
