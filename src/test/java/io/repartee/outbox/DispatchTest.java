package io.repartee.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.observation.Observer;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatchTest {
    private static final int AT_ONCE = 8;
    private static final int ENOUGH = 500;
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final Terms TERMS = new Terms(
            AT_ONCE, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofDays(1), false);

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final List<Promise<Void>> writing = new ArrayList<>();
    private final List<Parcel> delivered = new ArrayList<>();
    private final Settling settling = new Settling(batch -> {
        Promise<Void> written = Promise.promise();
        writing.add(written);
        return written.future();
    });
    private final Dispatch dispatch =
            new Dispatch(List.of(new Sink()), settling, loop, InstantSource.fixed(NOW), Observer.NOBODY);

    private final class Sink implements Deliverer {
        @Override
        public String kind() {
            return "test";
        }

        @Override
        public Terms terms() {
            return TERMS;
        }

        @Override
        public Future<Delivered> deliver(Parcel parcel) {
            delivered.add(parcel);
            return Future.succeededFuture(Delivered.DONE);
        }
    }

    @AfterEach
    void close() {
        vertx.close().await();
    }

    @Test
    void doesNotDeliverFarAheadOfWhatIsWrittenDown() {
        onLoop(() -> {
            dispatch.take(parcels(3_000));
            return null;
        });

        // Whatever is written next makes room for as much again.
        Awaitility.await().until(() -> onLoop(settling::held) >= ENOUGH);
        int most = ENOUGH + AT_ONCE;
        assertThat(onLoop(delivered::size)).isBetween(ENOUGH, most);
        while (onLoop(delivered::size) < 3_000) {
            int before = onLoop(delivered::size);
            Awaitility.await().until(() -> onLoop(this::writtenDown) > before);
            assertThat(onLoop(settling::held)).isLessThanOrEqualTo(most);
        }
    }

    /** So much is written as was being written; says how much is delivered then. */
    private int writtenDown() {
        writing.get(writing.size() - 1).tryComplete();
        dispatch.goOn();
        return delivered.size();
    }

    private <T> T onLoop(Callable<T> work) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(now -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.fail(e);
            }
        });
        return done.future().await();
    }

    private static List<Parcel> parcels(int many) {
        return IntStream.range(0, many)
                .mapToObj(n -> new Parcel(
                        new SiteId(1),
                        n,
                        "test",
                        "test:1",
                        Integer.toString(n),
                        null,
                        "{}",
                        1,
                        NOW,
                        NOW.plusSeconds(60)))
                .toList();
    }
}
