package io.repartee.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.Uuids;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** New comments become findable, each once, also those whose ids are older than what was found before them. */
class TakeIntoSearchIT {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private TakeIntoSearch search;

    @BeforeEach
    void start() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        database.execute("insert into site (key, name) values ('daily', 'The Daily')");
        database.execute("insert into account (site_id, account_id, kind, name) values (1, '%s', 0, 'Ann')"
                .formatted(id("ann")));
        database.execute(
                "insert into thread (site_id, thread_id, page) values (1, '%s', 'page')".formatted(id("thread")));
        pool = database.pool(vertx);
        search = new TakeIntoSearch(pool, now::get);
    }

    @AfterEach
    void stop() {
        vertx.close().await();
        database.close();
    }

    @Test
    void takesInWhatIsNewOnceAndNoMoreThanASliceAtATime() {
        written(SearchSql.AT_ONCE + 20, START);

        assertThat(search.run().await()).isEqualTo(SearchSql.AT_ONCE);
        assertThat(search.run().await()).isEqualTo(20);
        assertThat(search.run().await()).isZero();
        assertThat(found()).isEqualTo(SearchSql.AT_ONCE + 20);
    }

    @Test
    void findsWhatWasCommittedAfterNewerOnesWhenItLooksAgain() {
        written(1, START);
        assertThat(search.run().await()).isOne();

        written(1, START.minusSeconds(5)); // made before, committed after
        assertThat(search.run().await()).as("looking only at what is newer").isZero();
        now.set(START.plus(Duration.ofSeconds(16)));

        assertThat(search.run().await()).isOne();
        assertThat(found()).isEqualTo(2);
    }

    @Test
    void movesOnOnlyToWhereNobodyCommitsAnyMore() {
        written(1, START);
        search.run().await();
        assertThat(upto())
                .isLessThanOrEqualTo(QueueSql.firstAt(START.minusSeconds(30)).toString());

        now.set(START.plus(Duration.ofMinutes(2)));
        search.run().await();
        assertThat(upto()).isEqualTo(QueueSql.firstAt(START.plusSeconds(90)).toString());
    }

    private void written(int count, Instant at) {
        database.execute("""
                insert into comment (site_id, comment_id, thread_id, root_id, path, account_id, status, created_at, published_at, source, html)
                select 1, i.id, '%s', i.id, '{}', '%s', 0, '%s', '%s', 'a word of ' || n, '<p>a word</p>'
                from generate_series(1, %d) n
                cross join lateral (select (left('%s', 23) || '-' || lpad(to_hex(n), 12, '0'))::uuid as id) i
                """.formatted(id("thread"), id("ann"), at, at, count, Uuids.version7(at.toEpochMilli())));
    }

    private static String id(String name) {
        return Uuids.named(name).toString();
    }

    private long found() {
        return number("select count(*) from comment_search where words @@ to_tsquery('simple', 'word')");
    }

    private long number(String sql) {
        return pool.query(sql).execute().await().iterator().next().getLong(0);
    }

    private String upto() {
        return pool.query("select coalesce(max(upto::text), '') from search_progress")
                .execute()
                .await()
                .iterator()
                .next()
                .getString(0);
    }
}
