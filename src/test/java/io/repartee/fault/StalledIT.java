package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.PublisherToken;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One reader in a hundred takes nothing any more; the others do not notice. Two nodes have as many readers each and hear the same
 * comments at the same time on the same machine, and only on one of them some readers are stalled: what else the machine does
 * meanwhile is the same for both.
 */
class StalledIT {
    private static final String PAGE = Writers.page(0);
    /** Which only the stalled listen to, as well. */
    private static final String MUCH = "much";

    private static final double PROMISED_RATIO = Form.isLong() ? 1.1 : 2;
    /** What the first digit of a short time is worth. */
    private static final double NOISE_MS = Form.isLong() ? 1 : 100;

    /** Long enough that what is stalled stays. */
    private static final String PATIENT = "live: {heartbeat-seconds: 60, stall-seconds: 600}\n";

    private static final Writers.Habits HABITS = new Writers.Habits(4, 1, 60, Retry.SAME_KEY);

    @TempDir
    Path room;

    private final Heads heads = new Heads();

    @Test
    void othersAreToldAsSoonAsWhereNobodyIsStalled() throws Exception {
        Random random = Seed.random("stalled sockets");
        int sockets = Form.of(100, 1_000);
        try (Deployment deployment = Deployment.of(room, 2, PATIENT);
                FaultProxy narrow = FaultProxy.narrow(
                        deployment.vertx(), deployment.node(0).directSite().getPort())) {
            List<URI> direct = deployment.nodes().stream().map(Node::directSite).toList();
            Line.Opener opener = SocketLine.opener(deployment.vertx());
            try (Followers others = new Followers(deployment.vertx(), opener, direct.subList(0, 1), heads, random);
                    Followers elsewhere =
                            new Followers(deployment.vertx(), opener, direct.subList(1, 2), heads, random);
                    Writers writers = new Writers(direct, new History(), HABITS, heads, random)) {
                PublicReader reader = new PublicReader(direct.get(0));
                others.add(sockets, n -> PAGE, reader::position);
                elsewhere.add(sockets, n -> PAGE, reader::position);
                Takers stalled = new Takers(deployment.vertx(), narrow.port(), PAGE, MUCH);
                stalled.add(sockets / 100);
                writers.awaitAcknowledged(Form.of(50, 1_000));
                narrow.set(Trouble.STALLED);
                fillUp(deployment.node(0), random);
                others.latency().forget();
                elsewhere.latency().forget();
                Thread.sleep(Form.of(3_000, 60_000));
                Times with = others.latency().copy();
                Times without = elsewhere.latency().copy();
                Report.line(
                        "1 % of sockets stalled",
                        "%d sockets on each of two nodes: none stalled %s; %d stalled %s; %d gaps",
                        sockets,
                        without,
                        sockets / 100,
                        with,
                        others.faults().size());
                assertThat(others.faults()).isEmpty();
                assertThat(with.millis(99)).isLessThanOrEqualTo(PROMISED_RATIO * without.millis(99) + NOISE_MS);
            }
        }
    }

    /** Until the server has noticed: the machine's own buffers between two sockets take some megabytes. */
    private static void fillUp(Node node, Random random) {
        Posting posting = new Posting();
        String moderator = PublisherToken.moderator(Deployment.SITE, "Mo");
        String text = Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()).toString())
                .limit(200)
                .collect(Collectors.joining(" "));
        try (Crew crew = new Crew()) {
            for (int n = 0; n < 8; n++) {
                crew.add("filler-" + n, () -> {
                    while (!crew.hasEnough()) {
                        posting.post(node.directSite(), moderator, MUCH, text, null);
                    }
                });
            }
            Awaitility.await("a reader that lags")
                    .atMost(Limits.PATIENCE)
                    .until(() -> node.metric("repartee_live_lagged_total") > 0);
        }
    }

    /** The planted bug: a hub that writes to one after the other and waits for each. */
    @Test
    void wouldNoticeAHubThatWaitsForTheSlowest() throws Exception {
        try (WaitingHub hub = new WaitingHub(100)) {
            Times before = hub.tell(200);
            for (int n = 0; n < 5 && before.millis(99) > 300; n++) {
                before = hub.tell(200); // something else was at work on the machine
            }
            hub.stall(1);
            Times with = hub.tell(200);
            Report.line("1 % stalled, planted: a hub that waits", "without %s; with %s", before, with);
            assertThat(with.millis(99)).isGreaterThan(PROMISED_RATIO * before.millis(99) + NOISE_MS);
        }
    }
}
