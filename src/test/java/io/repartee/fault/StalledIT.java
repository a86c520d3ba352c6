package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One reader in a hundred takes nothing any more; the others do not notice. */
class StalledIT {
    private static final String PAGE = Writers.page(0);
    private static final double PROMISED_RATIO = 1.1;
    /** Of another program on the same machine, which a ratio of two short times would otherwise blame on the product. */
    private static final double NOISE_MS = Form.isLong() ? 1 : 200;

    private static final Writers.Habits HABITS = new Writers.Habits(4, 1, 60, Retry.SAME_KEY);

    @TempDir
    Path room;

    private final Heads heads = new Heads();

    @Test
    void othersAreToldAsSoonAsBefore() throws Exception {
        Random random = Seed.random("stalled sockets");
        int sockets = Form.of(200, 1_000);
        try (Deployment deployment = Deployment.of(room, 1)) {
            Node node = deployment.node(0);
            List<URI> direct = List.of(node.directSite());
            Line.Opener opener = SocketLine.opener(deployment.vertx());
            try (Followers others = new Followers(deployment.vertx(), opener, direct, heads, random);
                    Followers stalled = new Followers(deployment.vertx(), opener, deployment.sites(), heads, random);
                    Writers writers = new Writers(direct, new History(), HABITS, heads, random)) {
                PublicReader reader = new PublicReader(direct.get(0));
                others.add(sockets, n -> PAGE, reader::position);
                stalled.add(sockets / 100, n -> PAGE, reader::position);
                writers.awaitAcknowledged(Form.of(100, 1_000));
                Times before = told(others);
                double beforeMs = before.millis(99);
                String without = before.toString();
                node.front().set(Trouble.STALLED);
                Times with = told(others);
                Report.line(
                        "1 % of sockets stalled",
                        "%d sockets: without %s; with %d stalled %s; %d gaps",
                        sockets,
                        without,
                        sockets / 100,
                        with,
                        others.faults().size());
                assertThat(others.faults()).isEmpty();
                assertThat(with.millis(99)).isLessThanOrEqualTo(PROMISED_RATIO * beforeMs + NOISE_MS);
            }
        }
    }

    /** The planted bug: a hub that writes to one after the other and waits for each. */
    @Test
    void wouldNoticeAHubThatWaitsForTheSlowest() throws Exception {
        try (WaitingHub hub = new WaitingHub(100)) {
            Times before = hub.tell(200);
            hub.stall(1);
            Times with = hub.tell(200);
            Report.line("1 % stalled, planted: a hub that waits", "without %s; with %s", before, with);
            assertThat(with.millis(99)).isGreaterThan(PROMISED_RATIO * before.millis(99) + NOISE_MS);
        }
    }

    private static Times told(Followers followers) throws InterruptedException {
        followers.latency().forget();
        Thread.sleep(Form.of(5_000, 60_000));
        return followers.latency().copy();
    }
}
