package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repartee.testing.ChildJvm;
import io.repartee.testing.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rows of the outbox go to a local sink from a node that is killed three times on the way: none is lost. {@code -Dfault.rows=1000000} says
 * how many.
 */
class OutboxCrashIT {
    private static final int ROWS = Integer.getInteger("fault.rows", Form.of(12_000, 1_000_000));
    private static final int FEW = 2_000;
    private static final int CRASHES = 3;
    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final TestDatabase database = TestDatabase.create();

    @BeforeEach
    void aSite() {
        database.execute("insert into site (key, name) values ('daily', 'The Daily')");
    }

    @AfterEach
    void end() {
        database.close();
    }

    @Test
    void nothingIsLostThroughThreeCrashes() throws Exception {
        put(ROWS);
        try (Sink sink = new Sink(ROWS)) {
            long begun = System.nanoTime();
            for (int crash = 1; crash <= CRASHES; crash++) {
                long enough = (long) ROWS / (CRASHES + 1) * crash;
                ChildJvm node = node(sink, false);
                await().atMost(PATIENCE).pollInterval(OFTEN).until(() -> sink.arrived() >= enough);
                node.kill();
                assertThat(left()).as("it was killed with work to do").isPositive();
            }
            finish(sink);
            double seconds = (System.nanoTime() - begun) / 1e9;

            assertThat(sink.arrived()).isEqualTo(ROWS);
            assertThat(sink.again())
                    .as("no more than was under way")
                    .isLessThanOrEqualTo(CRASHES * SinkNode.MOST_AGAIN);
            Report.line(
                    "outbox through kills",
                    "%d rows, %d kills: %.0f s (%.0f a second), 0 lost, %d delivered again",
                    ROWS,
                    CRASHES,
                    seconds,
                    ROWS / seconds,
                    sink.again());
        }
    }

    /** The negative control: were a delivery recorded before the receiver has it, the same check would see it. */
    @Test
    void wouldNoticeADeliveryThatIsRecordedBeforeItIsMade() throws Exception {
        put(FEW);
        try (Sink sink = new Sink(FEW)) {
            ChildJvm node = node(sink, true);
            await().atMost(PATIENCE).until(() -> left() < FEW);
            node.kill();
            finish(sink);

            assertThat(sink.arrived()).isLessThan(FEW);
        }
    }

    private void finish(Sink sink) {
        ChildJvm node = node(sink, false);
        try {
            await().atMost(PATIENCE).until(() -> left() == 0);
        } finally {
            node.kill();
        }
    }

    private void put(int rows) {
        database.execute(
                "insert into outbox (site_id, kind, destination, key, body) select 1, 'test', 'test:' || n % 4, n::text, '{}'"
                        + " from generate_series(1, " + rows + ") n");
    }

    private ChildJvm node(Sink sink, boolean careless) {
        ChildJvm node = ChildJvm.run(
                SinkNode.class, database.url().text(), Integer.toString(sink.port()), Boolean.toString(careless));
        node.await(line -> line.contains("delivering"));
        return node;
    }

    /** What is not delivered as far as the outbox knows, under way or not. */
    private long left() throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                        database.url().jdbc(),
                        database.url().user(),
                        database.url().password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from outbox where state = 0")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
