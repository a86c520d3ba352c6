package io.repartee.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lists over many active pages: the kept pulse orders them as counting again would, while somebody holds every counter locked. With
 * {@code -Drepartee.pages=100000} it says how long each takes.
 */
class DiscoveryAtScaleIT {
    private static final Logger LOG = LoggerFactory.getLogger(DiscoveryAtScaleIT.class);
    private static final int PAGES = Integer.getInteger("repartee.pages", 2_000);
    private static final int COMMENTS_EACH = 5;
    private static final SiteId SITE = new SiteId(1);

    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Test
    void theKeptPulseOrdersAsCountingAgainWould() {
        Vertx vertx = Vertx.vertx();
        try (TestDatabase database = TestDatabase.create()) {
            seed(database);
            Pool pool = database.pool(vertx);
            DiscoveryStore store = new DiscoveryStore(pool);
            pool.withTransaction(holder -> holder.query("set local idle_in_transaction_session_timeout = 0")
                            .execute()
                            .compose(patient -> holder.query("select 1 from thread_counter for update")
                                    .execute())
                            .compose(held -> compare(pool, store)))
                    .await();
        } finally {
            vertx.close().await();
        }
    }

    private Future<Void> compare(Pool pool, DiscoveryStore store) {
        Supplier<Future<List<PageCard>>> trending = () -> store.trending(SITE, now, Optional.empty(), 50);
        return timed("trending", trending)
                .compose(kept -> counted(pool).map(again -> {
                    assertThat(kept).hasSize(50);
                    assertThat(kept).extracting(PageCard::page).containsExactlyElementsOf(again);
                    return kept;
                }))
                .compose(same ->
                        timed("trending of a section", () -> store.trending(SITE, now, Optional.of("section 3"), 50)))
                .compose(section -> {
                    assertThat(section).hasSize(50).allMatch(card -> "section 3".equals(card.section()));
                    return timed(
                            "discussed in 24 hours",
                            () -> store.discussed(SITE, now.minus(24, ChronoUnit.HOURS), Optional.empty(), 50));
                })
                .mapEmpty();
    }

    /** Five times, and the middle one is told. */
    private static Future<List<PageCard>> timed(String what, Supplier<Future<List<PageCard>>> read) {
        List<Long> took = new ArrayList<>();
        Future<List<PageCard>> last = Future.succeededFuture(List.of());
        for (int n = 0; n < 5; n++) {
            last = last.compose(before -> {
                long begun = System.nanoTime();
                return read.get().onSuccess(found -> took.add((System.nanoTime() - begun) / 1_000));
            });
        }
        return last.onSuccess(found -> {
            Collections.sort(took);
            LOG.info("{} over {} pages: {} ms", what, PAGES, took.get(2) / 1_000.0);
        });
    }

    private Future<List<String>> counted(Pool pool) {
        return pool.query("""
                        select t.page from comment c join thread t using (site_id, thread_id) where c.status = 0
                        group by t.page, t.thread_id
                        order by sum(power(2::float8, extract(epoch from c.published_at - '%s'::timestamptz)::float8 / 21600)) desc, t.thread_id
                        limit 50
                        """.formatted(now)).execute().map(rows -> {
            List<String> pages = new ArrayList<>();
            rows.forEach(row -> pages.add(row.getString(0)));
            return pages;
        });
    }

    /** Comments of the last two days, more of them of late. */
    private void seed(TestDatabase database) {
        database.execute("select setseed(0.5)");
        database.execute("insert into site (key, name) values ('daily', 'The Daily')");
        database.execute(
                "insert into account (site_id, account_id, kind, name) select 1, md5(n::text)::uuid, 1, 'Reader ' || n"
                        + " from generate_series(1, 1000) n");
        database.execute(
                "insert into thread (site_id, thread_id, page, title, section) select 1, md5('t' || n)::uuid, 'page ' || n,"
                        + " 'Title ' || n, 'section ' || n % 10 from generate_series(1, " + PAGES + ") n");
        database.execute("""
                insert into comment (site_id, comment_id, thread_id, root_id, path, account_id, status, created_at, published_at, source, html)
                select 1, id, md5('t' || page)::uuid, id, '{}', md5((page %% 1000 + 1)::text)::uuid, 0, at, at, 'x', '<p>x</p>'
                from (select n %% %1$d + 1 as page, at,
                             (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 19))::uuid as id
                      from (select n, '%2$s'::timestamptz - power(random(), 2) * interval '2 days' as at
                            from generate_series(1, %3$d) n) a) c
                """.formatted(PAGES, now, PAGES * COMMENTS_EACH));
        database.execute("""
                insert into thread_counter (site_id, thread_id, published, pulse)
                select site_id, thread_id, count(*), pulse_of(array_agg(published_at)) from comment group by site_id, thread_id
                """);
        database.execute("analyze");
    }
}
