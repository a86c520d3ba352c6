package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Readers whose connections are cut, stalled and cut short, whose nodes are killed and whose database is aborted: at each
 * reader's own callback every event of its page comes exactly once and in order, over WebSockets and as server-sent events.
 */
class ContiguityIT {
    private static final int PAGES = 4;
    private static final Writers.Habits HABITS = new Writers.Habits(16, PAGES, 20, Retry.SAME_KEY);

    @TempDir
    Path room;

    @Test
    void everyEventComesExactlyOnceAndInOrder() throws Exception {
        Random random = Seed.random("contiguity");
        Heads heads = new Heads();
        History history = new History();
        int wanted = Integer.getInteger("fault.deliveries", Form.of(10_000, 10_000_000));
        try (Deployment deployment = Deployment.of(room, 2);
                Followers sockets = followers(deployment, SocketLine.opener(deployment.vertx()), heads, random);
                Followers streams = followers(deployment, EventsLine.opener(deployment.vertx()), heads, random)) {
            try (Writers writers = new Writers(deployment.sites(), history, HABITS, heads, random)) {
                writers.awaitAcknowledged(PAGES);
                Faults faults = new Faults(deployment, random, Faults.Fault.values().length);
                do {
                    faults.run();
                } while (Math.min(sockets.deliveries(), streams.deliveries()) < wanted);
            }
            check("contiguity, WebSocket", sockets, deployment, history);
            check("contiguity, SSE", streams, deployment, history);
        }
    }

    /** The planted bugs: a hub that loses a frame, one that sends it twice, and a client that forgets where it was. */
    @Test
    void wouldNoticeWhatIsLostDoubledAndForgotten() throws Exception {
        Random random = Seed.random("contiguity, planted");
        Heads heads = new Heads();
        try (Deployment deployment = Deployment.of(room, 1);
                FaultProxy losing = passing(deployment, 0);
                FaultProxy doubling = passing(deployment, 2);
                Writers writers = new Writers(deployment.sites(), new History(), HABITS, heads, random);
                Followers lost = planted(deployment, Node.site(losing.port()), heads, random, false);
                Followers doubled = planted(deployment, Node.site(doubling.port()), heads, random, false);
                Followers forgetful = planted(deployment, deployment.node(0).site(), heads, random, true)) {
            writers.await("a lost frame", () -> !lost.faults().isEmpty());
            writers.await("a doubled frame", () -> !doubled.faults().isEmpty());
            writers.await("a gap", () -> {
                deployment.node(0).front().resetSome(random, 0.1);
                return !forgetful.faults().isEmpty();
            });
            Report.line("contiguity, planted: frame lost", "%s", lost.faults().get(0));
            Report.line(
                    "contiguity, planted: frame sent twice",
                    "%s",
                    doubled.faults().get(0));
            Report.line(
                    "contiguity, planted: forgetful client",
                    "%s",
                    forgetful.faults().get(0));
        }
    }

    private static Followers followers(Deployment deployment, Line.Opener opener, Heads heads, Random random) {
        Followers followers = new Followers(deployment.vertx(), opener, deployment.sites(), heads, random);
        PublicReader reader = new PublicReader(deployment.node(0).directSite());
        followers.add(Form.of(60, 500), n -> Writers.page(n % PAGES), reader::position);
        return followers;
    }

    private static FaultProxy passing(Deployment deployment, int copies) {
        int port = deployment.node(0).directSite().getPort();
        return new FaultProxy(deployment.vertx(), port, () -> new FrameCopies(30, copies));
    }

    private static Followers planted(Deployment deployment, URI site, Heads heads, Random random, boolean forgetful) {
        Followers followers = new Followers(
                deployment.vertx(), SocketLine.opener(deployment.vertx()), List.of(site), heads, random, forgetful);
        followers.add(8, n -> Writers.page(n % PAGES), page -> null);
        return followers;
    }

    private static void check(String run, Followers followers, Deployment deployment, History history)
            throws Exception {
        followers.awaitCaughtUp(Limits.PATIENCE);
        Report.line(
                run,
                "%d deliveries of %d comments to %d readers, %d connections lost: %d faults, %d resyncs",
                followers.deliveries(),
                history.count(History.Kind.OK),
                followers.each(Follower::page).size(),
                followers.losses().values().stream().mapToInt(Integer::intValue).sum(),
                followers.faults().size(),
                followers.resyncs());
        assertThat(followers.faults()).isEmpty();
        assertThat(followers.resyncs()).isZero();
        for (int n = 0; n < PAGES; n++) {
            String page = Writers.page(n);
            assertThat(followers.digests(page)).containsExactly(LogDigest.of(deployment.postgres(), page));
        }
    }
}
