package io.repartee.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.stream.Handover;
import io.repartee.stream.Publisher;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rule of a site, and the times of threads, on a clock of the test's own. */
class OpenAndCloseIT {
    private static final Instant CREATED = Instant.parse("2026-01-01T12:00:00Z");

    private final List<Handover> told = Collections.synchronizedList(new ArrayList<>());
    private final AtomicReference<Instant> now = new AtomicReference<>(CREATED.plus(Duration.ofDays(2)));
    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private OpenAndClose here;
    private OpenAndClose there;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        database.execute("insert into site (key, name) values ('daily', 'The Daily')");
        database.execute(
                "insert into thread (site_id, thread_id, page, created_at) select 1, gen_random_uuid(), 'p' || n,"
                        + " '" + CREATED + "' from generate_series(1, 3) n");
        pool = database.pool(vertx);
        Publisher publisher = told::addAll;
        here = new OpenAndClose(new EditorStore(pool, publisher), now::get);
        there = new OpenAndClose(new EditorStore(pool, publisher), now::get);
    }

    @AfterEach
    void stop() {
        vertx.close().await();
        database.close();
    }

    @Test
    void whereThereIsNoRuleNothingClosesByItself() {
        turn();
        pass(Duration.ofDays(4_000));
        turn();
        assertThat(told).isEmpty();
    }

    @Test
    void aRuleClosesThreadsAtTheirTimeAndTellsOnce() {
        rule(14);
        turn();
        assertThat(one("select count(*) from thread where closes_at = '" + CREATED.plus(Duration.ofDays(14)) + "'"))
                .isEqualTo(3);
        now.set(CREATED.plus(Duration.ofDays(14)).minusMillis(1));
        both();
        assertThat(told).isEmpty();
        now.set(CREATED.plus(Duration.ofDays(14)));
        both();
        both();
        assertThat(told).hasSize(3);
    }

    @Test
    void anotherRuleOpensAndClosesThemAgain() {
        rule(1);
        turn();
        assertThat(told).as("its time has come already").hasSize(3);
        rule(30);
        turn();
        assertThat(told).hasSize(6);
        rule(0);
        turn();
        assertThat(one("select count(*) from thread where closes_at is null and due is null"))
                .isEqualTo(3);
        assertThat(told).hasSize(6);
    }

    @Test
    void whatAnEditorSaidStandsAboveTheRule() {
        database.execute("update thread set closes_at = '" + CREATED.plus(Duration.ofDays(90)) + "' where page = 'p1'");
        rule(14);
        turn();
        assertThat(one("select count(*) from thread where closes_days = 14")).isEqualTo(2);
    }

    /** Time enough for a new rule. */
    private void turn() {
        pass(Duration.ofMinutes(2));
        both();
        both();
    }

    /** Two nodes at once. */
    private void both() {
        Future.all(here.run(), there.run()).await();
    }

    private void pass(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }

    private void rule(int days) {
        database.execute("update site set policy = '{\"engagement\":{\"closeAfterDays\":" + days + "}}'");
    }

    private long one(String sql) {
        return pool.query(sql).execute().await().iterator().next().getLong(0);
    }
}
