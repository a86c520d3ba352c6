package io.repartee.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.TestDatabase;
import io.repartee.testing.TestServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * What gathering reads grows with the events and not with the site, also in the first minute of a database of which its planner knows
 * nothing yet. Joined in another order than by keys, these two thousand comments took a hundred thousand pages for each event.
 */
class GatherCostIT {
    private static final int EVENTS = 100;
    private static final double MOST_PAGES_PER_EVENT = 40;
    private static final Vertx VERTX = Vertx.vertx();

    private static final String FILL = """
            alter table comment set (autovacuum_enabled = off);
            alter table thread set (autovacuum_enabled = off);
            alter table event set (autovacuum_enabled = off);
            insert into site (key, name) values ('daily', 'Daily');
            insert into account (site_id, account_id, kind, name)
              select site_id, md5('a')::uuid, 1, 'Ada' from site where key = 'daily';
            insert into thread (site_id, thread_id, page)
              select site_id, md5('t' || n)::uuid, 'p' || n from site, generate_series(1, 200) n where key = 'daily';
            insert into comment (site_id, comment_id, thread_id, root_id, path, account_id, status, created_at, published_at, source, html)
              select site_id, md5('c' || n)::uuid, md5('t' || 1 + n % 200)::uuid, md5('c' || n)::uuid, '{}', md5('a')::uuid, 0, now(), now(), 'x', 'x'
              from site, generate_series(1, 2000) n where key = 'daily';
            insert into event (site_id, stream, seq, mark, type, comment, revision, at)
              select site_id, md5('t' || 1 + n % 200)::uuid, n, 0, 1, md5('c' || n)::uuid, 1, now()
              from site, generate_series(1, 2000) n where key = 'daily'
            """;

    @AfterAll
    static void close() {
        TestServer.await(VERTX.close());
    }

    @Test
    void anEventCostsAFewPagesHoweverManyThereAreAndBeforeAnythingIsKnownOfThem() {
        try (TestDatabase database = TestDatabase.create()) {
            for (String statement : FILL.split(";")) {
                database.execute(statement);
            }
            JsonArray plan = TestServer.await(database.open(VERTX)
                            .pool()
                            .preparedQuery("explain (analyze, buffers, format json) " + GatherSql.GATHER)
                            .execute(Tuple.of(EVENTS, GatherEvents.FIREHOSE, OffsetDateTime.now())))
                    .iterator()
                    .next()
                    .getJsonArray(0);
            double pages = plan.getJsonObject(0).getJsonObject("Plan").getLong("Shared Hit Blocks");
            assertThat(pages / EVENTS).isBetween(1.0, MOST_PAGES_PER_EVENT);
        }
    }
}
