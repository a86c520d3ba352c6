package io.repartee.account;

import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import io.repartee.site.SiteDeclaration;
import io.repartee.site.SiteStore;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccountIT {
    private Vertx vertx;
    private TestDatabase database;
    private Pool pool;
    private Site site;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        pool = database.pool(vertx);
        SiteStore sites = new SiteStore(pool);
        get(sites.declare(new SiteDeclaration("daily", "Daily", List.of(), Site.Moderation.POST, true, List.of())));
        site = get(sites.find("daily")).orElseThrow();
    }

    @AfterEach
    void close() {
        get(vertx.close());
        database.close();
    }

    private Caller caller(String name, String avatar) {
        AccountId id = new AccountId(new UUID(0, 7));
        Caller.Profile profile =
                new Caller.Profile(id, Caller.Kind.SINGLE_SIGN_ON, name, avatar, "https://a.example", "anna");
        return new Caller(site, Role.READER, Optional.of(profile), Instant.MAX);
    }

    private List<Row> rows(String sql) {
        List<Row> rows = new java.util.ArrayList<>();
        get(pool.query(sql).execute()).forEach(rows::add);
        return rows;
    }

    @Test
    void givesAnAccountItsRowBeforeItWrites() {
        get(new KnownAccounts(vertx, new AccountStore(pool)).ensure(caller("Anna", "https://a.example/1.png")));
        Row row = rows("select * from account").get(0);
        assertThat(row.getInteger("site_id")).isEqualTo(site.id().value());
        assertThat(row.getUUID("account_id")).isEqualTo(new UUID(0, 7));
        assertThat(row.getInteger("kind")).isEqualTo(1);
        assertThat(row.getString("name")).isEqualTo("Anna");
        assertThat(row.getString("avatar")).isEqualTo("https://a.example/1.png");
        assertThat(row.getString("issuer")).isEqualTo("https://a.example");
        assertThat(row.getString("subject")).isEqualTo("anna");
    }

    @Test
    void asksTheDatabaseOnlyTheFirstTime() {
        KnownAccounts accounts = new KnownAccounts(vertx, new AccountStore(pool));
        get(accounts.ensure(caller("Anna", null)));
        database.execute("delete from account");
        get(accounts.ensure(caller("Anna", null)));
        assertThat(rows("select 1 from account")).isEmpty();
        get(accounts.ensure(caller("Anna B.", null)));
        assertThat(rows("select name from account").get(0).getString(0)).isEqualTo("Anna B.");
    }

    @Test
    void followsAChangedProfile() {
        KnownAccounts accounts = new KnownAccounts(vertx, new AccountStore(pool));
        get(accounts.ensure(caller("Anna", null)));
        get(accounts.ensure(caller("Anna", "https://a.example/2.png")));
        assertThat(rows("select avatar from account")).hasSize(1);
        assertThat(rows("select avatar from account").get(0).getString(0)).isEqualTo("https://a.example/2.png");
    }

    @Test
    void followsTheNewestTokenWhateverComesLater() {
        AccountStore store = new AccountStore(pool);
        Instant noon = Instant.parse("2026-01-01T12:00:00Z");
        get(store.ensure(site.id(), caller("Anna", null).profile(), Role.READER, noon));
        get(store.ensure(site.id(), caller("Anna Newer", null).profile(), Role.MODERATOR, noon.plusSeconds(2)));
        get(store.ensure(site.id(), caller("Anna Older", null).profile(), Role.ADMIN, noon.plusSeconds(1)));
        assertThat(rows("select name from account").get(0).getString(0)).isEqualTo("Anna Newer");
        assertThat(rows("select role from account").get(0).getInteger(0)).isEqualTo(Role.MODERATOR.ordinal());

        get(store.ensure(site.id(), caller("Anna Newer", null).profile(), Role.MODERATOR, noon.plusSeconds(9)));
        get(store.ensure(site.id(), caller("Anna Late", null).profile(), Role.MODERATOR, noon.plusSeconds(5)));
        assertThat(rows("select name from account").get(0).getString(0)).isEqualTo("Anna Newer");
    }

    @Test
    void triesAgainAfterAFailure() {
        KnownAccounts accounts = new KnownAccounts(vertx, new AccountStore(pool));
        database.execute("alter table account rename to gone");
        assertThat(accounts.ensure(caller("Anna", null))
                        .<Boolean>transform((row, failure) -> Future.succeededFuture(failure != null)))
                .satisfies(failed -> assertThat(get(failed)).isTrue());
        database.execute("alter table gone rename to account");
        get(accounts.ensure(caller("Anna", null)));
        assertThat(rows("select 1 from account")).hasSize(1);
    }

    @Test
    void nodesThatStartAtOnceAgreeOnOneSigningKey() {
        List<Future<SigningKeys>> nodes = IntStream.range(0, 6)
                .mapToObj(node -> SigningKeys.load(vertx, new SigningKeyStore(pool)))
                .toList();
        get(Future.all(nodes));
        assertThat(rows("select kid from signing_key")).hasSize(1);
        String kid = rows("select kid from signing_key").get(0).getString(0);
        assertThat(nodes)
                .allSatisfy(node -> assertThat(node.result().pairs())
                        .extracting(SigningKey::kid)
                        .containsExactly(kid));
    }

    @Test
    void aTokenOutlivesARestart() {
        SigningKeys before = get(SigningKeys.load(vertx, new SigningKeyStore(pool)));
        Caller.Profile local =
                new Caller.Profile(new AccountId(UUID.randomUUID()), Caller.Kind.LOCAL, "Mo", null, null, null);
        Instant now = Instant.parse("2026-01-01T00:00:00Z");
        String token =
                new TokenIssuer(before, () -> now).issue(site, local, Role.MODERATOR, java.time.Duration.ofMinutes(5));
        SigningKeys after = get(SigningKeys.load(vertx, new SigningKeyStore(pool)));
        SsoKeys none = new SsoKeys(vertx, id -> Future.succeededFuture(List.of()), () -> now);
        Caller caller = get(new TokenReader(after, none, () -> now).read(site, token));
        assertThat(caller.role()).isEqualTo(Role.MODERATOR);
        assertThat(caller.site().id()).isEqualTo(new SiteId(site.id().value()));
    }
}
