package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node is killed while people post; its readers go to another one and have everything again soon. */
class NodeKilledIT {
    private static final int PAGES = 4;
    private static final double PROMISED_SECONDS = 3;
    private static final Writers.Habits HABITS = new Writers.Habits(8, PAGES, 150, Retry.SAME_KEY);

    @TempDir
    Path room;

    private final Heads heads = new Heads();

    @Test
    void itsReadersCatchUpElsewhere() throws Exception {
        Random random = Seed.random("node killed");
        try (Deployment deployment = Deployment.of(room, 2);
                Writers writers = new Writers(deployment.sites(), new History(), HABITS, heads, random);
                Followers followers = new Followers(
                        deployment.vertx(), SocketLine.opener(deployment.vertx()), deployment.sites(), heads, random)) {
            PublicReader reader = new PublicReader(deployment.node(0).directSite());
            followers.add(Form.of(200, 400), n -> Writers.page(n % PAGES), reader::position);
            followers.awaitCaughtUp(Limits.PATIENCE);
            followers.catchingUp().forget();

            for (int n = 0; n < Form.of(2, 10); n++) {
                Node node = deployment.node(n % 2);
                node.kill();
                writers.awaitAcknowledged(heads.sum() + 20);
                followers.awaitCaughtUp(Limits.PATIENCE);
                node.restart();
            }
            Report.line(
                    "node killed, clients move",
                    "%s; %d gaps",
                    followers.catchingUp(),
                    followers.faults().size());
            assertThat(followers.faults()).isEmpty();
            assertThat(followers.catchingUp().count()).isGreaterThanOrEqualTo(Form.of(200, 400));
            assertThat(followers.catchingUp().seconds(99)).isLessThanOrEqualTo(Form.seconds(PROMISED_SECONDS));
        }
    }
}
