package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every answer of the database comes two seconds late, people post to the page that is read, and others ask for so much that no
 * connection is free: readers of a known page are served all the same.
 */
class SlowDatabaseIT {
    private static final String PAGE = Writers.page(0);
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Writers.Habits HABITS = new Writers.Habits(4, 1, 20, Retry.NEVER);

    @TempDir
    Path room;

    @Test
    void servesCachedReads() throws Exception {
        Random random = Seed.random("slow database");
        try (Deployment deployment = Deployment.of(room, 1, "database-pool: {connections: 2, waiting: 100}\n")) {
            Node node = deployment.node(0);
            URI page = URI.create(node.directSite() + "/thread?page=" + PAGE);
            try (Writers writers = new Writers(deployment.sites(), new History(), HABITS, random)) {
                writers.awaitAcknowledged(20);
                new PublicReader(node.directSite()).get("/thread?page=" + PAGE);
                node.toDatabase().delay(Duration.ofSeconds(1));
                try (Reads uncached = new Reads(URI.create(page + "&fresh=any:0:0"), 20, PATIENCE);
                        Reads cached = new Reads(page, 8, PATIENCE)) {
                    Thread.sleep(Form.of(5_000, 60_000));
                    Report.line(
                            "database slow by 2 s, pool exhausted",
                            "%.2f %% of %d cached reads served within a second, %s",
                            cached.share() * 100,
                            cached.count(),
                            cached.times());
                    Report.line(
                            "database slow, planted: no cache",
                            "%.2f %% of %d reads served within a second",
                            uncached.share() * 100,
                            uncached.count());
                    assertThat(cached.share()).isGreaterThanOrEqualTo(0.99);
                    assertThat(uncached.share()).as("without a cache").isLessThan(0.99);
                }
                node.toDatabase().heal();
            }
        }
    }
}
