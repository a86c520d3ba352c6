package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An orderly end: what is under way is finished and answered, and nobody new is let in. */
class ShutdownIT {
    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    @Test
    void finishesWhatIsUnderWayAndTakesNothingNew() {
        String page = TestServer.page();
        Api ada = SERVER.reader("Ada");
        Drafts.post(ada, page, "first");
        SqlConnection holder = TestServer.await(SERVER.pool().getConnection());
        TestServer.await(holder.query("begin").execute());
        TestServer.await(holder.query("select 1 from thread_counter for update").execute());
        CompletableFuture<Reply> under = ada.start("POST", "/comments", Api.json(Drafts.comment(page, "under way")));
        Awaitility.await().until(() -> SERVER.sql("""
                        select pid from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """).rowCount() > 0);

        Future<Void> closed = SERVER.server().close();
        TestServer.await(holder.query("rollback").execute());
        TestServer.await(holder.close());

        under.join().is(201);
        TestServer.await(closed);
        assertThat(SERVER.sql("select 1 from comment where source = 'under way'")
                        .rowCount())
                .isEqualTo(1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(5))
                .untilAsserted(() -> assertThatThrownBy(() -> ada.get("/thread?page=" + page))
                        .hasCauseInstanceOf(ConnectException.class));
    }
}
