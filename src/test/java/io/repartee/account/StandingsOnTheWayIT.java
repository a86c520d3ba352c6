package io.repartee.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.testing.Api;
import io.repartee.testing.TestServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What knowing how callers stand costs on the way of every request. */
class StandingsOnTheWayIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private static final int POSTS = 50;
    private static final int PEOPLE = 20;

    /** Counted by the database: looks at the table of rights, which nothing but a standing reads. */
    private static long looks() {
        return SERVER.sql("select coalesce(seq_scan, 0) + coalesce(idx_scan, 0) as n from pg_stat_user_tables"
                        + " where relname = 'account_right'")
                .iterator()
                .next()
                .getLong("n");
    }

    @Test
    void oneLookPerPersonHoweverMuchTheyWrite() {
        long before = looks();
        for (int person = 0; person < PEOPLE; person++) {
            Api api = SERVER.reader("Person " + person);
            for (int n = 0; n < POSTS; n++) {
                api.post("/comments", Map.of("page", Map.of("key", "busy"), "body", "hello " + n))
                        .is(201);
            }
        }

        // a session of the database tells its counts with a delay; they only grow, and must stay where they are
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(500))
                .during(Duration.ofSeconds(12))
                .until(() -> looks() - before == PEOPLE);
    }

    @Test
    void isThereAtOnceTheSecondTime() {
        Vertx vertx = Vertx.vertx();
        Pool pool = SERVER.database().pool(vertx);
        Standings standings = new Standings(vertx, new StandingStore(pool), InstantSource.system());
        SiteId site = new SiteId(1);
        AccountId account = new AccountId(UUID.randomUUID());
        TestServer.await(standings.of(site, account));

        Future<Standing> again = standings.of(site, account);
        assertThat(again.isComplete()).isTrue();
        assertThat(again.result()).isSameAs(standings.of(site, account).result());

        standings.forget(site, account);
        assertThat(standings.of(site, account).isComplete()).isFalse();
        TestServer.await(standings.of(site, account));
        standings.forget(site);
        assertThat(standings.of(site, account).isComplete()).isFalse();
        TestServer.await(vertx.close());
    }
}
