package io.repartee.outbox;

import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.observation.Observer;
import io.repartee.outbox.Deliverer.Delivered;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OutboxIT {
    private static final SiteId SITE = new SiteId(1);
    private static final OutboxSettings SETTINGS = new OutboxSettings(
            Duration.ofSeconds(4), Duration.ofMillis(50), 8, 1_000, Duration.ofDays(1), Duration.ofDays(1));

    private final Vertx vertx = Vertx.vertx();
    private final TestDatabase database = TestDatabase.create();
    private final Pool pool = database.pool(vertx);
    private final Outbox outbox = new Outbox(pool);

    @BeforeEach
    void aSite() {
        database.execute("insert into site (key, name) values ('daily', 'The Daily')");
    }

    @AfterEach
    void end() {
        get(vertx.close());
        database.close();
    }

    @Test
    void twoNodesDoEachRowOnce() {
        Recording one = Recording.done();
        Recording other = Recording.done();
        int rows = 500;
        get(Future.all(IntStream.range(0, rows)
                .mapToObj(n -> put("k" + n, "test:" + n % 3))
                .toList()));

        deploy(one);
        deploy(other);

        await().until(() -> count("state = 1") == rows);
        List<String> keys = new java.util.ArrayList<>(one.keys());
        keys.addAll(other.keys());
        assertThat(keys).doesNotHaveDuplicates().hasSize(rows);
    }

    @Test
    void underOneKeyThereIsOneRow() {
        assertThat(get(put("same", "test:a"))).isTrue();
        assertThat(get(put("same", "test:a"))).isFalse();
        assertThat(count("true")).isOne();
    }

    @Test
    void aDestinationThatFailsHoldsNoOther() {
        Recording deliverer = new Recording(
                Recording.QUICK,
                parcel -> parcel.destination().equals("test:dead")
                        ? Future.failedFuture("refused")
                        : Future.succeededFuture(Delivered.DONE));
        get(Future.all(IntStream.range(0, 50)
                .mapToObj(n -> put("dead" + n, "test:dead"))
                .toList()));
        get(Future.all(IntStream.range(0, 50)
                .mapToObj(n -> put("fine" + n, "test:fine"))
                .toList()));

        deploy(deliverer);

        await().until(() -> count("destination = 'test:fine' and state = 1") == 50);
        assertThat(count("destination = 'test:dead' and state = 0")).isEqualTo(50);
        assertThat(deliverer.keys().stream().filter(key -> key.startsWith("dead")))
                .as("after a few failures the destination rests")
                .hasSizeLessThan(40);
    }

    @Test
    void whatFailsIsTriedAgainUnderTheSameKey() {
        AtomicInteger failures = new AtomicInteger(2);
        Recording deliverer = new Recording(
                Recording.QUICK,
                parcel -> failures.getAndDecrement() > 0
                        ? Future.failedFuture("not now")
                        : Future.succeededFuture(Delivered.DONE));
        get(put("again", "test:a"));

        deploy(deliverer);

        await().until(() -> count("state = 1") == 1);
        assertThat(deliverer.seen()).extracting(Parcel::attempts).containsExactly(1, 2, 3);
        assertThat(deliverer.keys()).containsOnly("again");
    }

    @Test
    void whatCannotBeDeliveredIsKeptWithItsError() {
        Recording deliverer =
                new Recording(Recording.QUICK, parcel -> Future.failedFuture(new Undeliverable("no such mailbox")));
        get(outbox.put(order("lost", "test:a", null, "{\"kept\":true}")));

        deploy(deliverer);

        await().until(() -> count("state = 2 and error = 'no such mailbox' and body <> '{}'") == 1);
        assertThat(deliverer.seen()).hasSize(1);
    }

    @Test
    void whatAKilledNodeHadComesBackWhenItsLeaseEnds() {
        get(put("taken", "test:a"));
        OutboxStore gone = new OutboxStore(pool);
        Instant now = Instant.now();
        assertThat(get(gone.claim(now, List.of("test"), 8, List.of(), 8, now.plusMillis(300))))
                .hasSize(1);
        Recording deliverer = Recording.done();

        deploy(deliverer);

        await().until(() -> count("state = 1") == 1);
        assertThat(deliverer.seen()).extracting(Parcel::attempts).containsExactly(2);
    }

    @Test
    void whoHasLostARowSaysNothingAboutIt() {
        get(put("taken", "test:a"));
        OutboxStore store = new OutboxStore(pool);
        Instant now = Instant.now();
        Parcel first =
                get(store.claim(now, List.of("test"), 8, List.of(), 8, now)).get(0);
        get(store.claim(now, List.of("test"), 8, List.of(), 8, now.plusSeconds(60)));

        get(store.settle(List.of(Settlement.done(first, Recording.QUICK, now))));

        assertThat(count("state = 0")).isOne();
    }

    @Test
    void anAttemptThatHangsCountsAsFailed() {
        Terms hurried = new Terms(
                1, Duration.ofMillis(50), Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofDays(1), true);
        AtomicInteger tries = new AtomicInteger();
        Recording deliverer = new Recording(
                hurried,
                parcel -> tries.getAndIncrement() == 0
                        ? Future.future(never -> {})
                        : Future.succeededFuture(Delivered.DONE));
        get(put("hangs", "test:a"));

        deploy(deliverer);

        await().until(() -> count("state = 1") == 1);
        assertThat(deliverer.seen()).hasSize(2);
    }

    @Test
    void aRowThatGoesOnStepByStepIsCalledUntilItIsDone() {
        Recording deliverer = new Recording(
                Recording.QUICK,
                parcel -> parcel.body().contains("3")
                        ? Future.succeededFuture(Delivered.DONE)
                        : pool.query("update outbox set body = jsonb_build_object('step', (body ->> 'step')::int + 1)")
                                .execute()
                                .map(Delivered.MORE));
        get(outbox.put(order("steps", "test:a", null, "{\"step\":1}")));

        deploy(deliverer);

        await().until(() -> count("state = 1") == 1);
        assertThat(deliverer.seen()).extracting(Parcel::attempts).containsExactly(1, 1, 1);
    }

    @Test
    void whatIsDoneForgetsItsTextAndItsPersonUnlessItCanBeReplayed() {
        Terms forgets = new Terms(
                1, Duration.ofSeconds(1), Duration.ofMillis(10), Duration.ofMillis(10), Duration.ofDays(1), false);
        get(outbox.put(order("secret", "test:a", new AccountId(UUID.randomUUID()), "{\"to\":\"x@example.org\"}")));

        deploy(new Recording(forgets, parcel -> Future.succeededFuture(Delivered.DONE)));

        await().until(() -> count("state = 1 and body = '{}' and account_id is null") == 1);
    }

    @Test
    void everythingOfAPersonCanBeErased() {
        AccountId person = new AccountId(UUID.randomUUID());
        get(outbox.put(order("hers", "test:a", person, "{}")));
        get(outbox.put(order("others", "test:a", new AccountId(UUID.randomUUID()), "{}")));

        assertThat(get(outbox.erase(pool, SITE, person))).isOne();
        assertThat(count("key = 'others'")).isOne();
    }

    private Future<Boolean> put(String key, String destination) {
        return outbox.put(order(key, destination, null, "{}"));
    }

    private static Outbox.Order order(String key, String destination, @Nullable AccountId account, String body) {
        return new Outbox.Order(SITE, "test", destination, key, account, Buffer.buffer(body), Instant.now());
    }

    private void deploy(Deliverer deliverer) {
        get(vertx.deployVerticle(new OutboxVerticle(
                outbox, pool, Collections.singleton(deliverer), SETTINGS, InstantSource.system(), Observer.NOBODY)));
    }

    private long count(String where) {
        return get(pool.query("select count(*) from outbox where " + where)
                .execute()
                .map(rows -> {
                    Row row = rows.iterator().next();
                    return row.getLong(0);
                }));
    }
}
