package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One node after the other ends in good order and starts again while 200 comments a second are written. */
class RollingRestartIT {
    private static final int PAGES = 4;
    private static final Writers.Habits HABITS = new Writers.Habits(40, PAGES, 200, Retry.SAME_KEY, true);
    private static final Writers.Habits IMPATIENT = new Writers.Habits(10, PAGES, 20, Retry.NEVER);

    @TempDir
    Path room;

    private final Heads heads = new Heads();
    private final History history = new History();

    @Test
    void failsNoWriteAndLosesNoEvent() throws Exception {
        Random random = Seed.random("rolling restart");
        try (Deployment deployment = Deployment.of(room, 2);
                Followers followers = new Followers(
                        deployment.vertx(), SocketLine.opener(deployment.vertx()), deployment.sites(), heads, random)) {
            PublicReader reader = new PublicReader(deployment.node(0).site());
            followers.add(40, n -> Writers.page(n % PAGES), reader::position);
            long begun = System.nanoTime();
            int givenUp;
            try (Writers writers = new Writers(deployment.sites(), history, HABITS, heads, random)) {
                writers.awaitAcknowledged(100);
                for (int round = 0; round < Form.of(1, 5); round++) {
                    for (Node node : deployment.nodes()) {
                        assertThat(node.terminate()).as("exit code").isZero();
                        node.restart();
                        writers.awaitAcknowledged(history.count(History.Kind.OK) + Form.of(100, 200));
                    }
                }
                givenUp = writers.givenUp();
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            followers.awaitCaughtUp(Limits.PATIENCE);
            SetFull verdict = SetFull.of(history, reader.textsOf(PAGES));
            Report.line(
                    "rolling restart",
                    "%d writes (%.0f/s): %d failed, %d lost, %d duplicated; %d gaps, %d resyncs; catching up %s",
                    verdict.acknowledged(),
                    verdict.acknowledged() / seconds,
                    givenUp,
                    verdict.lost().size(),
                    verdict.duplicated().size(),
                    followers.faults().size(),
                    followers.resyncs(),
                    followers.catchingUp());
            assertThat(givenUp).isZero();
            assertThat(verdict.clean()).isTrue();
            assertThat(followers.faults()).isEmpty();
            assertThat(followers.resyncs()).isZero();
        }
    }

    /** The planted bug: a server that does not drain, and clients that do not repeat. */
    @Test
    void wouldNoticeAWriteThatFails() throws Exception {
        Random random = Seed.random("rolling restart, impatient");
        try (Deployment deployment = Deployment.of(room, 1);
                Writers writers = new Writers(deployment.sites(), history, IMPATIENT, heads, random)) {
            writers.awaitAcknowledged(50);
            deployment.node(0).kill();
            writers.await("a failed write", () -> writers.givenUp() > 0);
            deployment.node(0).restart();
            Report.line("rolling restart, planted: no drain, no retry", "%d failed", writers.givenUp());
        }
    }
}
