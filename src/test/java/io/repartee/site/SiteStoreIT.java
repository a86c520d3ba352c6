package io.repartee.site;

import static io.repartee.testing.Futures.failure;
import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.testing.TestDatabase;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SiteStoreIT {
    private static final SsoKey K1 = new SsoKey("https://daily.example", "k1", "HS256", "s".repeat(32), true);
    private static final SsoKey K2 = new SsoKey("https://daily.example", "k2", "HS256", "t".repeat(32), false);
    private static final SiteDeclaration DAILY = new SiteDeclaration(
            "daily", "The Daily", List.of("https://daily.example"), Site.Moderation.POST, true, List.of(K1, K2));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private SiteStore store;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        pool = database.pool(vertx);
        store = new SiteStore(pool);
    }

    @AfterEach
    void close() {
        get(vertx.close());
        database.close();
    }

    private void declare(SiteDeclaration... sites) {
        get(new DeclareSites(store).declare(List.of(sites)));
    }

    private SiteDeclaration renamed(String name) {
        return new SiteDeclaration("daily", name, List.of(), Site.Moderation.PRE, false, List.of(K2));
    }

    @Test
    void keepsWhatIsDeclared() {
        declare(DAILY, new SiteDeclaration("b", "B", List.of(), Site.Moderation.PRE, false, List.of()));
        Site site = get(store.find("daily")).orElseThrow();
        assertThat(site)
                .isEqualTo(new Site(
                        site.id(), "daily", "The Daily", Set.of("https://daily.example"), Site.Moderation.POST, true));
        assertThat(get(store.keys(site.id()))).containsExactlyInAnyOrder(K1, K2);
        assertThat(get(store.keys(get(store.find("b")).orElseThrow().id()))).isEmpty();
        assertThat(get(store.find("c"))).isEmpty();
        assertThat(get(pool.query("select count(*) from site_counter where pending = 0")
                                .execute())
                        .iterator()
                        .next()
                        .getInteger(0))
                .isEqualTo(2);
    }

    @Test
    void makesASiteWhatItIsDeclaredToBeNow() {
        declare(DAILY);
        SiteId id = get(store.find("daily")).orElseThrow().id();
        declare(renamed("Renamed"));
        assertThat(get(store.find("daily")))
                .contains(new Site(id, "daily", "Renamed", Set.of(), Site.Moderation.PRE, false));
        assertThat(get(store.keys(id))).containsExactly(K2);
    }

    @Test
    void letsNodesDeclareTheSameSitesAtOnce() {
        List<Future<Void>> nodes = java.util.stream.IntStream.range(0, 8)
                .mapToObj(node -> new DeclareSites(store).declare(List.of(DAILY)))
                .toList();
        get(Future.all(nodes));
        assertThat(get(store.keys(get(store.find("daily")).orElseThrow().id()))).containsExactlyInAnyOrder(K1, K2);
    }

    @Test
    void theDirectorySeesAChangeWithinSeconds() {
        declare(DAILY);
        SiteDirectory directory = new SiteDirectory(vertx, store, now::get);
        assertThat(get(directory.of("daily"))).containsExactly("https://daily.example");
        declare(renamed("Renamed"));
        now.updateAndGet(instant -> instant.plusMillis(4_999));
        assertThat(get(directory.site("daily")).name()).isEqualTo("The Daily");
        now.updateAndGet(instant -> instant.plusMillis(2));
        Awaitility.await().until(() -> get(directory.site("daily")).name().equals("Renamed"));
    }

    @Test
    void theDirectoryForgetsWhatWasNotThereAfterTwoSeconds() {
        SiteDirectory directory = new SiteDirectory(vertx, store, now::get);
        assertNotFound(directory, "daily");
        declare(DAILY);
        assertNotFound(directory, "daily");
        now.updateAndGet(instant -> instant.plusSeconds(3));
        assertThat(get(directory.site("daily")).name()).isEqualTo("The Daily");
    }

    @Test
    void theDirectoryDoesNotAskForWhatCannotBeAKey() {
        SiteDirectory directory = new SiteDirectory(vertx, store, now::get);
        database.execute("drop table site cascade");
        for (String key : List.of("", "Daily", "-a", "a b", "a/b", "ä", "a".repeat(65), "../a")) {
            assertNotFound(directory, key);
        }
    }

    @Test
    void theDirectoryKeepsWhatItKnowsWhileTheDatabaseIsAway() {
        declare(DAILY);
        SiteDirectory directory = new SiteDirectory(vertx, store, now::get);
        get(directory.site("daily"));
        database.execute("alter table site rename to gone");
        for (int i = 0; i < 5; i++) {
            now.updateAndGet(instant -> instant.plus(Duration.ofSeconds(6)));
            assertThat(get(directory.site("daily")).name()).isEqualTo("The Daily");
        }
        assertThat(failure(directory.site("weekly"))).isInstanceOf(PgException.class);
        database.execute("alter table gone rename to site");
        assertNotFound(directory, "weekly");
    }

    private static void assertNotFound(SiteDirectory directory, String key) {
        assertThat(failure(directory.site(key)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(ErrorCode.SITE_NOT_FOUND));
    }
}
