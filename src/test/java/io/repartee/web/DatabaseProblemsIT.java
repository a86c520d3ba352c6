package io.repartee.web;

import static io.repartee.testing.Futures.failure;
import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repartee.database.ConnectionUrl;
import io.repartee.database.Database;
import io.repartee.database.EmbeddedPostgres;
import io.repartee.testing.TestDatabase;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a PostgreSQL of its own, which it mistreats. */
class DatabaseProblemsIT {
    private static EmbeddedPostgres postgres;
    private static Vertx vertx;

    private Database database;

    @BeforeAll
    static void start(@TempDir Path data) {
        vertx = Vertx.vertx();
        postgres = EmbeddedPostgres.start(data, TestDatabase.binaries());
    }

    @AfterAll
    static void stop() {
        get(vertx.close());
        postgres.close();
    }

    @BeforeEach
    void open() {
        database = Database.open(vertx, postgres.url(), 2, 1);
    }

    @AfterEach
    void close() {
        get(database.close());
    }

    @Test
    void aFullQueueIsOverload() {
        List<Future<?>> all = Stream.<Future<?>>generate(() -> run("select pg_sleep(0.3)"))
                .limit(4)
                .toList();
        Throwable refused = all.stream()
                .map(future -> get(future.<Throwable>transform((r, failure) -> Future.succeededFuture(failure))))
                .filter(failure -> failure != null)
                .findFirst()
                .orElseThrow();
        assertThat(DatabaseProblems.ofRead(refused)).satisfies(is(ErrorCode.OVERLOADED));
        assertThat(DatabaseProblems.ofWrite(refused)).satisfies(is(ErrorCode.OVERLOADED));
    }

    @Test
    void aLockSomebodyElseHoldsIsOverload() {
        get(run("create table if not exists locked as select 1 as x"));
        SqlConnection other = get(database.pool().getConnection());
        get(other.begin().compose(begun -> other.query("lock table locked").execute()));
        Throwable failure = failure(run("update locked set x = 2"));
        assertThat(DatabaseProblems.ofWrite(failure)).satisfies(is(ErrorCode.OVERLOADED));
        get(other.close());
    }

    @Test
    void aStatementThatTakesTooLongIsOverload() {
        Throwable failure = failure(database.pool()
                .withConnection(connection -> connection
                        .query("set statement_timeout = 50")
                        .execute()
                        .compose(set -> connection.query("select pg_sleep(10)").execute())));
        assertThat(DatabaseProblems.ofRead(failure)).satisfies(is(ErrorCode.OVERLOADED));
    }

    @Test
    void aConnectionEndedByTheServerLeavesAWriteInDoubt() {
        Future<?> running = run("select pg_sleep(20)");
        await().until(() -> get(run("select pg_terminate_backend(pid) from pg_stat_activity"
                                + " where query = 'select pg_sleep(20)' and state = 'active'"))
                        .size()
                > 0);
        Throwable failure = failure(running);
        assertThat(DatabaseProblems.ofWrite(failure)).satisfies(is(ErrorCode.OUTCOME_UNKNOWN));
        assertThat(DatabaseProblems.ofRead(failure)).satisfies(is(ErrorCode.DATABASE_UNAVAILABLE));
    }

    @Test
    void aBackendThatIsKilledLeavesAWriteInDoubtAndThePoolRecovers() {
        SqlConnection connection = get(database.pool().getConnection());
        int pid = get(connection.query("select pg_backend_pid()").execute())
                .iterator()
                .next()
                .getInteger(0);
        Future<?> running = connection.query("select pg_sleep(20)").execute();
        ProcessHandle.of(pid).orElseThrow().destroyForcibly();
        Throwable failure = failure(running);
        assertThat(DatabaseProblems.ofWrite(failure)).satisfies(is(ErrorCode.OUTCOME_UNKNOWN));
        assertThat(DatabaseProblems.ofRead(failure)).satisfies(is(ErrorCode.DATABASE_UNAVAILABLE));
        Throwable afterwards = failure(connection.query("select 1").execute());
        assertThat(DatabaseProblems.ofWrite(afterwards)).satisfies(is(ErrorCode.DATABASE_UNAVAILABLE));
        await().atMost(Duration.ofSeconds(20)).until(() -> get(database.answers()));
    }

    @Test
    void aDatabaseThatIsNotThereIsUnavailable() {
        ConnectionUrl url = postgres.url();
        for (ConnectionUrl wrong : List.of(
                ConnectionUrl.local(1, url.database(), url.user(), url.password()),
                ConnectionUrl.local(url.port(), url.database(), url.user(), "wrong"),
                url.withDatabase("nowhere"))) {
            Database nowhere = Database.open(vertx, wrong, 1, 1);
            Throwable failure = failure(nowhere.pool().query("select 1").execute());
            assertThat(DatabaseProblems.ofWrite(failure)).satisfies(is(ErrorCode.DATABASE_UNAVAILABLE));
            assertThat(get(nowhere.answers())).isFalse();
            get(nowhere.close());
        }
    }

    @Test
    void aMistakeOfOursStaysWhatItIs() {
        Throwable failure = failure(run("select nonsense"));
        assertThat(DatabaseProblems.ofRead(failure)).isSameAs(failure);
        Problem refusal = Problem.of(ErrorCode.NOT_AUTHOR);
        assertThat(DatabaseProblems.ofWrite(refusal)).isSameAs(refusal);
    }

    @Test
    void everyConnectionHasTheSettingsThatEverythingReliesOn() {
        assertThat(show("lock_timeout")).isEqualTo("1s");
        assertThat(show("statement_timeout")).isEqualTo("5s");
        assertThat(show("idle_in_transaction_session_timeout")).isEqualTo("2s");
        assertThat(show("synchronous_commit")).isEqualTo("on");
        assertThat(show("application_name")).isEqualTo("repartee");
        assertThat(show("timezone")).isEqualTo("UTC");
    }

    private String show(String setting) {
        return get(run("show " + setting)).iterator().next().getString(0);
    }

    private Future<io.vertx.sqlclient.RowSet<io.vertx.sqlclient.Row>> run(String sql) {
        return database.pool().query(sql).execute();
    }

    private static org.assertj.core.api.ThrowingConsumer<Throwable> is(ErrorCode code) {
        return failure -> {
            assertThat(failure).isInstanceOf(Problem.class);
            assertThat(((Problem) failure).code()).isEqualTo(code);
            assertThat(((Problem) failure).retryAfter()).contains(Duration.ofSeconds(1));
        };
    }
}
