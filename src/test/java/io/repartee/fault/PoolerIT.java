package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.PublisherToken;
import io.repartee.testing.ServerProcess;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.TestAbortedException;

/**
 * Two nodes that reach PostgreSQL through a PgBouncer in transaction mode, and past it for LISTEN: what is posted is there once,
 * and heard on both nodes; also when the pooler is killed and comes back.
 */
class PoolerIT {
    private static final int PAGES = 4;
    private static final Writers.Habits HABITS = new Writers.Habits(8, PAGES, 20, Retry.SAME_KEY);
    private static final String THROUGH_POOLER =
            "select count(*) from pg_stat_activity where application_name = 'repartee' and pid <> pg_backend_pid()";

    @TempDir
    Path room;

    private final Heads heads = new Heads();
    private final History history = new History();
    private PostgresServer postgres;
    private PgBouncer pooler;

    @BeforeEach
    void start() throws IOException {
        postgres = new PostgresServer(room.resolve("data"));
        pooler = PgBouncer.before(postgres, Files.createDirectory(room.resolve("pooler")))
                .orElseThrow(() -> {
                    Report.line("through PgBouncer", "NOT RUN: it is not installed");
                    return new TestAbortedException("PgBouncer is not installed");
                });
    }

    @AfterEach
    void stop() {
        if (pooler != null) {
            pooler.close();
        }
        postgres.close();
    }

    @Test
    void twoNodesPostAndHearThroughIt() throws Exception {
        Random random = Seed.random("through PgBouncer");
        Vertx vertx = Vertx.vertx();
        try (ServerProcess here = node();
                ServerProcess there = node()) {
            List<URI> sites = Stream.of(here, there)
                    .map(node -> Node.site(node.address().getPort()))
                    .toList();
            PublicReader reader = new PublicReader(sites.get(0));
            try (Followers followers = new Followers(vertx, SocketLine.opener(vertx), sites, heads, random)) {
                followers.add(40, n -> Writers.page(n % PAGES), reader::position);
                int failed;
                long used;
                try (Writers writers = new Writers(sites, history, HABITS, heads, random)) {
                    writers.awaitAcknowledged(Form.of(200, 10_000));
                    used = postgres.number(THROUGH_POOLER);
                    pooler.restart();
                    writers.awaitAcknowledged(history.count(History.Kind.OK) + Form.of(100, 1_000));
                    failed = writers.givenUp();
                }
                followers.awaitCaughtUp(Limits.PATIENCE);
                SetFull verdict = SetFull.of(history, reader.textsOf(PAGES));
                Report.line(
                        "through PgBouncer in transaction mode, killed once",
                        "%d writes: %d failed, %d lost, %d duplicated, by %d connections; %s, %d gaps",
                        verdict.acknowledged(),
                        failed,
                        verdict.lost().size(),
                        verdict.duplicated().size(),
                        used,
                        followers.latency(),
                        followers.faults().size());
                assertThat(failed).isZero();
                assertThat(verdict.clean()).isTrue();
                assertThat(followers.faults()).isEmpty();
                assertThat(used).isBetween(1L, (long) pooler.most());
                assertThat(here.output()).contains("alter role");
            }
        } finally {
            vertx.close().await();
        }
    }

    /** Behind a pooler nobody can ask for durable commits: the role must have them. */
    @Test
    void doesNotStartWhereCommitsWouldNotBeDurable() throws Exception {
        postgres.execute("alter role \"%s\" set synchronous_commit = off"
                .formatted(postgres.url().user()));

        ServerProcess.Ended ended = ServerProcess.command(
                room,
                "serve",
                "--port",
                "0",
                "--ops-port",
                "0",
                "--config",
                config().toString(),
                "--database",
                pooler.url().text());

        assertThat(ended.code()).as(ended.output()).isNotZero();
        assertThat(ended.output()).contains("synchronous_commit is off");
    }

    private ServerProcess node() throws IOException {
        return ServerProcess.start(
                room,
                "--config",
                config().toString(),
                "--database",
                pooler.url().text());
    }

    private Path config() throws IOException {
        return Files.writeString(
                room.resolve("repartee.yaml"),
                "database-direct: %s\nlimits: {comments-per-minute: 0}\nsites:\n%s"
                        .formatted(postgres.url().text(), PublisherToken.site(Deployment.SITE, "post")));
    }
}
