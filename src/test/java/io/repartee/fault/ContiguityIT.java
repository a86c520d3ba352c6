package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers whose connections are cut, stalled and cut short, whose nodes are killed and whose database is aborted: at each
 * reader's own callback every event of its page comes exactly once and in order.
 */
class ContiguityIT {
    private static final int PAGES = 4;
    private static final Writers.Habits HABITS = new Writers.Habits(16, PAGES, 20, Retry.SAME_KEY);

    @TempDir
    Path room;

    @Test
    void everyEventComesExactlyOnceAndInOrderOverWebSockets() throws Exception {
        Random random = Seed.random("contiguity, WebSocket");
        try (Deployment deployment = Deployment.of(room, 2)) {
            check("contiguity, WebSocket", deployment, SocketLine.opener(deployment.vertx()), random);
        }
    }

    @Test
    void everyEventComesExactlyOnceAndInOrderAsServerSentEvents() throws Exception {
        Random random = Seed.random("contiguity, SSE");
        try (Deployment deployment = Deployment.of(room, 2)) {
            check("contiguity, SSE", deployment, EventsLine.opener(deployment.vertx()), random);
        }
    }

    /** The planted bug: a client that comes back without its position, and so misses what came meanwhile. */
    @Test
    void wouldNoticeAClientThatForgetsWhereItWas() throws Exception {
        Random random = Seed.random("contiguity, forgetful");
        Heads heads = new Heads();
        try (Deployment deployment = Deployment.of(room, 1);
                Writers writers = new Writers(deployment.sites(), new History(), HABITS, heads, random);
                Followers followers = new Followers(
                        deployment.vertx(),
                        SocketLine.opener(deployment.vertx()),
                        deployment.sites(),
                        heads,
                        random,
                        true)) {
            followers.add(20, n -> Writers.page(n % PAGES), page -> null);
            writers.await("a gap", () -> {
                deployment.node(0).front().resetSome(random, 0.1);
                return !followers.faults().isEmpty();
            });
            Report.line(
                    "contiguity, planted: forgetful client",
                    "%s",
                    followers.faults().get(0));
        }
    }

    /** The planted bug: a hub that loses a frame, and one that sends it twice. */
    @Test
    void wouldNoticeALostAndADoubledFrame() throws Exception {
        for (int copies : new int[] {0, 2}) {
            Random random = Seed.random("contiguity, frames " + copies);
            Heads heads = new Heads();
            try (Deployment deployment = Deployment.of(room.resolve("copies-" + copies), 1);
                    FaultProxy proxy = new FaultProxy(
                            deployment.vertx(),
                            deployment.node(0).directSite().getPort(),
                            () -> new FrameCopies(30, copies));
                    Writers writers = new Writers(deployment.sites(), new History(), HABITS, heads, random);
                    Followers followers = new Followers(
                            deployment.vertx(),
                            SocketLine.opener(deployment.vertx()),
                            java.util.List.of(Node.site(proxy.port())),
                            heads,
                            random)) {
                followers.add(4, n -> Writers.page(n % PAGES), page -> null);
                writers.await("a fault", () -> !followers.faults().isEmpty());
                Report.line(
                        "contiguity, planted: frame sent " + copies + " times",
                        "%s",
                        followers.faults().get(0));
            }
        }
    }

    private static void check(String run, Deployment deployment, Line.Opener opener, Random random) throws Exception {
        Heads heads = new Heads();
        History history = new History();
        int wanted = Integer.getInteger("fault.deliveries", Form.of(10_000, 10_000_000));
        try (Followers followers = new Followers(deployment.vertx(), opener, deployment.sites(), heads, random)) {
            PublicReader reader = new PublicReader(deployment.node(0).directSite());
            followers.add(Form.of(100, 1_000), n -> Writers.page(n % PAGES), page -> reader.position(page));
            try (Writers writers = new Writers(deployment.sites(), history, HABITS, heads, random)) {
                writers.awaitAcknowledged(PAGES);
                Faults faults = new Faults(deployment, random, Faults.Fault.values().length);
                do {
                    faults.run();
                } while (followers.deliveries() < wanted);
            }
            followers.awaitCaughtUp(Duration.ofSeconds(60));
            Report.line(
                    run,
                    "%d deliveries of %d comments to %d readers, %d connections lost: %d faults, %d resyncs",
                    followers.deliveries(),
                    history.count(History.Kind.OK),
                    followers.each(Follower::page).size(),
                    followers.losses().values().stream()
                            .mapToInt(Integer::intValue)
                            .sum(),
                    followers.faults().size(),
                    followers.resyncs());
            assertThat(followers.faults()).isEmpty();
            assertThat(followers.resyncs()).isZero();
            assertThat(followers.deliveries()).isGreaterThanOrEqualTo(wanted);
            for (int n = 0; n < PAGES; n++) {
                String page = Writers.page(n);
                assertThat(followers.digests(page)).containsExactly(LogDigest.of(deployment.postgres(), page));
            }
        }
    }
}
