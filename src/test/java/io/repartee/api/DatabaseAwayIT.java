package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.database.ConnectionUrl;
import io.repartee.testing.Api;
import io.repartee.testing.Reply;
import io.repartee.testing.TestServer;
import io.repartee.web.ErrorCode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The database goes away and comes back; the server says so and goes on by itself. */
class DatabaseAwayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestServer SERVER = TestServer.usual();

    private final String page = TestServer.page();
    private final Api ada = SERVER.reader("Ada");
    private final Api mod = SERVER.moderator("Mod");

    @Test
    void refusesWithRetryAfterAndGoesOnWhenItIsBack() {
        String id = Drafts.post(ada, page, "before");
        String database = SERVER.database().url().database();

        // the kicked-out connections come back at once, so that a rename may need another try
        Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> rename(database, database + "_away"));
        try {
            unavailable(ada.post("/comments", Drafts.comment(page, "while away")));
            unavailable(ada.patch("/comments/" + id, Drafts.edit("while away", 1)));
            unavailable(ada.get("/comments/" + id));
            unavailable(ada.get("/thread?page=" + page + "&fresh=a:1:1"));
            unavailable(mod.get("/queues/pending"));
        } finally {
            Awaitility.await().atMost(PATIENCE).ignoreExceptions().until(() -> rename(database + "_away", database));
        }

        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ada.get("/comments/" + id).status() == 200);
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> ada.with("idempotency-key", page)
                                .post("/comments", Drafts.comment(page, "after"))
                                .status()
                        == 201);
        assertThat(Drafts.thread(ada, page).at("/thread/commentCount").asInt()).isEqualTo(2);
    }

    /** A write that met a connection just as it broke does not know; whoever comes later does. */
    private static void unavailable(Reply reply) {
        assertThat(reply.text("/code")).isIn("database_unavailable", "outcome_unknown", "rights_unconfirmed");
        assertThat(reply.header("retry-after")).isPresent();
        assertThat(reply.status()).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE.status());
    }

    private static boolean rename(String from, String to) throws SQLException {
        ConnectionUrl admin = SERVER.database().url().withDatabase("postgres");
        try (Connection connection = DriverManager.getConnection(admin.jdbc(), admin.user(), admin.password());
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + from + "'");
            statement.execute("alter database " + from + " rename to " + to);
            return true;
        }
    }
}
