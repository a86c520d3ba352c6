package io.repartee.cli;

import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.account.Caller;
import io.repartee.account.Role;
import io.repartee.account.SigningKeyStore;
import io.repartee.account.SigningKeys;
import io.repartee.account.SsoKeys;
import io.repartee.account.StandingStore;
import io.repartee.account.Standings;
import io.repartee.account.TokenCallers;
import io.repartee.account.TokenReader;
import io.repartee.database.Database;
import io.repartee.database.EmbeddedPostgres;
import io.repartee.database.Sql;
import io.repartee.site.SiteDirectory;
import io.repartee.site.SiteStore;
import io.repartee.stream.Control;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private TestDatabase database;

    @BeforeEach
    void create() {
        database = TestDatabase.create();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aSiteIsMadeShownAndChangedWithoutLosingItsKeys() {
        assertThat(run("site", "put", "daily", "--name", "The Daily", "--origin", "https://daily.example", "--guests"))
                .isZero();
        database.execute("insert into sso_key (site_id, issuer, kid, algorithm, secret)"
                + " select site_id, 'i', 'k', 'HS256', repeat('s', 32) from site");
        assertThat(run("site", "put", "daily", "--moderation", "pre"))
                .as(err.toString())
                .isZero();
        assertThat(run("site", "list")).isZero();
        assertThat(out.toString().strip()).isEqualTo("daily\tThe Daily\tmoderation pre\tguests\thttps://daily.example");
        assertThat(Sql.text(database.url(), "select count(*) from sso_key")).isEqualTo("1");
    }

    @Test
    void aSiteThatIsNotOfItsFormIsRefused() {
        assertThat(run("site", "put", "The Daily")).isEqualTo(2);
        assertThat(run("site", "put", "daily", "--origin", "https://Daily.example/"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("must be an exact origin");
        assertThat(Sql.text(database.url(), "select count(*) from site")).isEqualTo("0");
    }

    @Test
    void aTokenOpensTheDoorItNames() {
        run("site", "put", "daily");
        assertThat(run("token", "--site", "daily", "--role", "moderator", "--name", "Mo", "--minutes", "30"))
                .isZero();
        String token = out.toString().strip();
        Caller caller = callerOf(token);
        assertThat(caller.role()).isEqualTo(Role.MODERATOR);
        assertThat(caller.profile().name()).isEqualTo("Mo");
        assertThat(caller.expiresAt())
                .isBetween(
                        Instant.now().plus(Duration.ofMinutes(29)),
                        Instant.now().plus(Duration.ofMinutes(31)));
        assertThat(Sql.text(database.url(), "select name from account")).isEqualTo("Mo");
    }

    @Test
    void resyncBeginsAnotherEpoch() {
        assertThat(run("resync")).isZero();
        String first = Sql.text(database.url(), "select epoch from installation");
        assertThat(out.toString()).contains(first);

        assertThat(run("resync")).isZero();

        assertThat(Sql.text(database.url(), "select epoch from installation")).isNotEqualTo(first);
    }

    @Test
    void aTokenForASiteThatIsNotThereIsRefused() {
        assertThat(run("token", "--site", "nowhere", "--role", "reader", "--name", "Mo"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("there is no site 'nowhere'").doesNotContain("\tat ");
    }

    @Test
    void aNameThatCannotBeShownIsRefused() {
        run("site", "put", "daily");
        assertThat(run("token", "--site", "daily", "--role", "reader", "--name", " "))
                .isEqualTo(1);
        assertThat(err.toString()).contains("1 to 40 characters").doesNotContain("\tat ");
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed() {
        String nowhere = "postgresql://me:hidden@127.0.0.1:1/comments";
        assertThat(CommandLineInterface.run(
                        config -> {
                            throw new AssertionError();
                        },
                        Map.of("REPARTEE_DATABASE", nowhere),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        "site",
                        "list"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("cannot migrate the database postgresql://me@127.0.0.1:1/comments")
                .doesNotContain("hidden", "\tat ");
    }

    @Test
    void commandsWorkOnADataDirectoryWhetherItsDatabaseRunsOrNot(@TempDir Path data) {
        String[] put = {"site", "put", "daily", "--data", data.toString()};
        String[] token = {"token", "--site", "daily", "--role", "admin", "--name", "Ada", "--data", data.toString()};
        assertThat(runAsGiven(put)).isZero();
        assertThat(runAsGiven(token)).isZero();
        try (EmbeddedPostgres running = EmbeddedPostgres.start(data)) {
            assertThat(runAsGiven(token)).isZero();
            assertThat(Sql.text(running.url(), "select count(*) from account")).isEqualTo("1");
        }
        assertThat(out.toString().lines()).hasSize(2);
    }

    @Test
    void theAuditLogIsVerifiedAndItsBreakNamed() {
        run("site", "put", "daily");
        run("site", "put", "daily", "--name", "The Daily");
        assertThat(run("audit", "verify", "--site", "daily")).as(err.toString()).isZero();
        assertThat(out.toString()).startsWith("daily: whole, 0 erased, 0 waiting, head 2:");
        String head = out.toString().strip().replaceAll(".* ", "");
        assertThat(run("audit", "verify", "--site", "daily", "--head", head)).isZero();
        assertThat(run("audit", "verify", "--site", "daily", "--head", "x")).isEqualTo(2);

        database.execute("alter table audit disable trigger all; update audit set kind = 'nothing' where seq = 1");

        assertThat(run("audit", "verify", "--site", "daily")).isEqualTo(1);
        assertThat(err.toString()).contains("daily: broken at 1: ").doesNotContain("\tat ");
    }

    private Caller callerOf(String token) {
        Vertx vertx = Vertx.vertx();
        Database opened = database.open(vertx);
        SiteStore sites = new SiteStore(opened.pool());
        InstantSource clock = InstantSource.system();
        SigningKeys keys = get(SigningKeys.load(vertx, new SigningKeyStore(opened.pool())));
        TokenReader reader = new TokenReader(keys, new SsoKeys(vertx, sites, clock), clock);
        Standings standings = new Standings(vertx, new StandingStore(opened.pool()), clock);
        Caller caller = get(new TokenCallers(new SiteDirectory(vertx, sites, clock), reader, standings, Control.ALWAYS)
                .of("daily", Optional.of(token)));
        get(vertx.close());
        return caller;
    }

    private int run(String... arguments) {
        String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--database";
        all[arguments.length + 1] = database.url().text();
        return runAsGiven(all);
    }

    private int runAsGiven(String... arguments) {
        return CommandLineInterface.run(
                config -> {
                    throw new AssertionError("no server should have been started");
                },
                Map.of(),
                new PrintWriter(out, true),
                new PrintWriter(err, true),
                arguments);
    }
}
