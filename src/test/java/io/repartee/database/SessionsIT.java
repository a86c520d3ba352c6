package io.repartee.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.TestDatabase;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.util.function.BiFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every connection is opened with. */
class SessionsIT {
    private static final TestDatabase DATABASE = TestDatabase.create();

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void stop() {
        vertx.close().await();
    }

    @AfterAll
    static void drop() {
        DATABASE.close();
    }

    @ParameterizedTest
    @CsvSource({"synchronous_commit,on", "statement_timeout,5s", "lock_timeout,1s", "TimeZone,UTC"})
    void answersOfReadersAreBoundedInTime(String setting, String value) {
        assertThat(show(setting, (loops, url) -> Database.open(loops, url, 1, 1)))
                .isEqualTo(value);
    }

    @Test
    void anOperatorsCommandTakesAsLongAsItNeeds() {
        assertThat(show("statement_timeout", (loops, url) -> Database.openForMaintenance(loops, url, 1, 1)))
                .isEqualTo("0");
    }

    /** A new connection has to be greeted within three seconds; that is no limit for statements, nor for rest. */
    @ParameterizedTest
    @CsvSource({"false,4", "true,8"})
    void aStatementMayTakeLongerThanAGreeting(boolean command, int seconds) {
        Database database = command
                ? Database.openForMaintenance(vertx, DATABASE.url(), 1, 1)
                : Database.open(vertx, DATABASE.url(), 1, 1);
        int before = backend(database.pool());
        database.pool().query("select pg_sleep(" + seconds + ")").execute().await();
        assertThat(backend(database.pool())).isEqualTo(before);
    }

    private static int backend(Pool pool) {
        return pool.query("select pg_backend_pid()")
                .execute()
                .map(rows -> rows.iterator().next().getInteger(0))
                .await();
    }

    private String show(String setting, BiFunction<Vertx, ConnectionUrl, Database> open) {
        return open.apply(vertx, DATABASE.url())
                .pool()
                .query("show " + setting)
                .execute()
                .map(rows -> rows.iterator().next().getString(0))
                .await();
    }
}
