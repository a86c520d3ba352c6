package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Everybody's network goes away at once, and everybody comes back within five seconds (two in the short form), while people post. */
class ReconnectIT {
    private static final int PAGES = 20;
    private static final double PROMISED_SECONDS = 15;
    private static final Writers.Habits HABITS = new Writers.Habits(2, PAGES, 100, Retry.SAME_KEY);

    @TempDir
    Path room;

    private final Heads heads = new Heads();

    @Test
    void allAreLiveAgainSoon() throws Exception {
        Random random = Seed.random("reconnect");
        int sockets = Form.of(500, 10_000);
        try (Deployment deployment = Deployment.of(room, 2)) {
            List<URI> direct = deployment.nodes().stream().map(Node::directSite).toList();
            try (Followers followers = new Followers(
                            deployment.vertx(), SocketLine.opener(deployment.vertx()), direct, heads, random);
                    Writers writers = new Writers(direct, new History(), HABITS, heads, random)) {
                followers.add(sockets, n -> Writers.page(n % PAGES), new PublicReader(direct.get(0))::position);
                writers.awaitAcknowledged(20);
                followers.awaitCaughtUp(Limits.PATIENCE);
                followers.catchingUp().forget();
                followers.spread(Duration.ofSeconds(Form.of(2, 5)));

                long begun = System.nanoTime();
                followers.cutAll();
                followers.awaitAll("all are live", Limits.PATIENCE, Follower::live);
                double seconds = (System.nanoTime() - begun) / 1e9;
                followers.awaitCaughtUp(Limits.PATIENCE);

                Report.line(
                        "sockets reconnect within " + Form.of(2, 5) + " s",
                        "%d sockets: all live after %.1f s, caught up %s; %d gaps",
                        sockets,
                        seconds,
                        followers.catchingUp(),
                        followers.faults().size());
                assertThat(followers.faults()).isEmpty();
                assertThat(seconds).isLessThanOrEqualTo(Form.seconds(PROMISED_SECONDS));
            }
        }
    }
}
