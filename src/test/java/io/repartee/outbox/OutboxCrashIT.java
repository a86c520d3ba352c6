package io.repartee.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.repartee.testing.ChildJvm;
import io.repartee.testing.TestDatabase;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Rows are delivered to a local sink by a node that is killed three times on the way: none is lost. {@code -Doutbox.rows=1000000} for the
 * long form.
 */
class OutboxCrashIT {
    private static final int ROWS = Integer.getInteger("outbox.rows", 6_000);
    private static final int CRASHES = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final TestDatabase database = TestDatabase.create();
    private final Set<String> arrived = ConcurrentHashMap.newKeySet();
    private final AtomicLong deliveries = new AtomicLong();
    private ServerSocket sink;

    @BeforeEach
    void open() throws IOException {
        database.execute("insert into site (key, name) values ('daily', 'The Daily')");
        sink = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread accepting = new Thread(this::accept);
        accepting.setDaemon(true);
        accepting.start();
    }

    @AfterEach
    void close() throws IOException {
        sink.close();
        database.close();
    }

    @Test
    void nothingIsLostThroughThreeCrashes() throws Exception {
        put(ROWS);
        long begun = System.nanoTime();
        for (int crash = 1; crash <= CRASHES; crash++) {
            int enough = ROWS / (CRASHES + 1) * crash;
            try (ChildJvm node = node(false)) {
                await().atMost(PATIENCE).until(() -> arrived.size() >= enough);
                node.kill();
            }
        }
        finish();
        double seconds = (System.nanoTime() - begun) / 1e9;

        assertThat(arrived).hasSize(ROWS);
        System.out.printf(
                "outbox: %d rows through %d crashes in %.0f s: 0 lost, %d delivered twice%n",
                ROWS, CRASHES, seconds, deliveries.get() - ROWS);
    }

    /** The negative control: were a delivery recorded before it is acknowledged, the same check would see it. */
    @Test
    void wouldNoticeADeliveryThatIsRecordedBeforeItIsAcknowledged() throws Exception {
        put(2_000);
        try (ChildJvm node = node(true)) {
            await().atMost(PATIENCE).until(() -> left() < 2_000);
            node.kill();
        }
        finish();

        assertThat(arrived).hasSizeLessThan(2_000);
    }

    private void finish() {
        ChildJvm node = node(false);
        try {
            await().atMost(PATIENCE).until(() -> left() == 0);
        } finally {
            node.kill();
        }
    }

    private void put(int rows) {
        database.execute(
                "insert into outbox (site_id, kind, destination, key, body) select 1, 'test', 'test:' || n % 4, 'k' || n, '{}'"
                        + " from generate_series(1, " + rows + ") n");
    }

    private ChildJvm node(boolean careless) {
        ChildJvm node = ChildJvm.run(
                SinkNode.class,
                database.url().text(),
                Integer.toString(sink.getLocalPort()),
                Boolean.toString(careless));
        node.await(line -> line.contains("delivering"));
        return node;
    }

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

    private void accept() {
        try {
            while (true) {
                Socket connection = sink.accept();
                Thread reading = new Thread(() -> read(connection));
                reading.setDaemon(true);
                reading.start();
            }
        } catch (IOException e) {
            // closed: the test is over
        }
    }

    /** What has arrived is written down before it is said back. */
    private void read(Socket connection) {
        try (connection;
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            for (String key = lines.readLine(); key != null; key = lines.readLine()) {
                arrived.add(key);
                deliveries.incrementAndGet();
                connection.getOutputStream().write((key + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            // the node was killed
        }
    }
}
