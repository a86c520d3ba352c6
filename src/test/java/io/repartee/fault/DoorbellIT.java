package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A doorbell is only a hint. The connection that hears it is killed again and again, or every ring is lost on the way: readers
 * on the node that has not made the comment get it all the same, soon and without a gap.
 */
class DoorbellIT {
    private static final int PAGES = 4;
    private static final double PROMISED_SECONDS = 1.5;
    private static final String LISTENER = "repartee listener";
    private static final Writers.Habits HABITS = new Writers.Habits(4, PAGES, 50, Retry.SAME_KEY);

    @TempDir
    Path room;

    private final Heads heads = new Heads();

    @Test
    void losesNothingWhenTheListeningConnectionIsKilled() throws Exception {
        Random random = Seed.random("doorbell, LISTEN killed");
        try (Deployment deployment = Deployment.of(room, 2)) {
            check(
                    "LISTEN connection killed every half second",
                    deployment,
                    random,
                    () -> deployment.node(1).toDatabase().reset(link -> link.said(LISTENER)));
        }
    }

    @Test
    void losesNothingWhenEveryRingIsLost() throws Exception {
        Random random = Seed.random("doorbell, all lost");
        try (Deployment deployment = Deployment.behind(room, 2, DeafToDoorbells::new)) {
            check("every doorbell dropped", deployment, random, () -> {});
        }
    }

    /** The planted bug: doorbells are lost, and heads are compared no more. */
    @Test
    void wouldNoticeThatHeadsAreNotCompared() throws Exception {
        Random random = Seed.random("doorbell, no comparison");
        AtomicBoolean blind = new AtomicBoolean();
        try (Deployment deployment = Deployment.behind(room, 2, () -> new Blinded(blind::get));
                Followers followers = new Followers(
                        deployment.vertx(),
                        SocketLine.opener(deployment.vertx()),
                        deployment.sites().subList(1, 2),
                        heads,
                        random)) {
            followers.add(8, n -> Writers.page(n % PAGES), page -> null);
            blind.set(true);
            deployment.node(1).toDatabase().reset();
            long known;
            try (Writers writers =
                    new Writers(deployment.sites().subList(0, 1), new History(), HABITS, heads, random)) {
                writers.awaitAcknowledged(20);
                known = heads.sum();
                Thread.sleep(Form.of(3_000, 20_000));
            }
            List<Boolean> caughtUp = followers.each(follower -> follower.has(heads.copy()));
            Report.line("doorbells lost, planted: heads are not compared", "%d events, caught up: %s", known, caughtUp);
            assertThat(caughtUp).contains(false);
        }
    }

    private void check(String run, Deployment deployment, Random random, Runnable disturb) throws Exception {
        try (Followers followers = new Followers(
                deployment.vertx(),
                SocketLine.opener(deployment.vertx()),
                deployment.sites().subList(1, 2),
                heads,
                random)) {
            PublicReader reader = new PublicReader(deployment.node(1).directSite());
            followers.add(20, n -> Writers.page(n % PAGES), reader::position);
            try (Writers writers =
                    new Writers(deployment.sites().subList(0, 1), new History(), HABITS, heads, random)) {
                writers.awaitAcknowledged(10);
                followers.latency().forget();
                for (int n = 0; n < Form.of(10, 120); n++) {
                    disturb.run();
                    Thread.sleep(500);
                }
            }
            followers.awaitCaughtUp(Limits.PATIENCE);
            Report.line(
                    run, "%s; %d gaps", followers.latency(), followers.faults().size());
            assertThat(followers.faults()).isEmpty();
            assertThat(followers.latency().count()).isGreaterThan(100);
            assertThat(followers.latency().seconds(99)).isLessThanOrEqualTo(Form.seconds(PROMISED_SECONDS));
        }
    }
}
