package io.repartee.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/**
 * One, two and three nodes on one PostgreSQL, all on this machine: what a comment, a delivery and an idle socket cost, and whether
 * that changes with the number of nodes. What such a run cannot show is throughput: the nodes share the machine's cores.
 *
 * <pre>mvn -Pbench package exec:java -Dexec.mainClass=io.repartee.fault.Scaling -DskipTests</pre>
 */
public final class Scaling {
    private static final int MOST_NODES = 3;
    private static final int WRITERS_AT_ONCE = 96;
    private static final int READERS = 600;
    private static final int IDLE = 2_000;
    private static final String PAGE = Writers.page(0);
    private static final Writers.Habits HABITS = new Writers.Habits(4, 1, 100, Retry.SAME_KEY);
    private static final String POSTMASTER = "select pid from pg_stat_activity where backend_type = 'checkpointer'";

    private Scaling() {}

    public static void main(String[] arguments) throws Exception {
        for (int nodes = 1; nodes <= MOST_NODES; nodes++) {
            Path room = Files.createTempDirectory("scaling");
            try (Deployment deployment = Deployment.of(room, nodes)) {
                posting(deployment);
                deliveries(deployment);
                idle(deployment);
            }
        }
        System.exit(0);
    }

    private static void posting(Deployment deployment) throws Exception {
        post(deployment, 5_000);
        double nodes = nodes(deployment);
        double postgres = postgres(deployment);
        double perSecond = post(deployment, 10_000);
        double thousands = perSecond * 10 / 1_000;
        say(
                deployment,
                "posting: %.0f/s; for a thousand %.0f ms of the nodes, %.0f ms of PostgreSQL",
                perSecond,
                1_000 * (nodes(deployment) - nodes) / thousands,
                1_000 * (postgres(deployment) - postgres) / thousands);
    }

    private static double post(Deployment deployment, long millis) {
        int each = WRITERS_AT_ONCE / deployment.nodes().size();
        List<CompletableFuture<Offered.Outcome>> all = new ArrayList<>();
        for (Node node : deployment.nodes()) {
            Offered offered = new Offered(deployment.vertx(), node.directSite());
            all.add(CompletableFuture.supplyAsync(() -> offered.closedLoop(each, millis)));
        }
        return all.stream().mapToDouble(one -> one.join().perSecond()).sum();
    }

    private static void deliveries(Deployment deployment) throws Exception {
        Random random = new Random(7);
        Heads heads = new Heads();
        var sites = deployment.nodes().stream().map(Node::directSite).toList();
        try (Followers followers =
                        new Followers(deployment.vertx(), SocketLine.opener(deployment.vertx()), sites, heads, random);
                Writers writers = new Writers(sites, new History(), HABITS, heads, random)) {
            followers.add(READERS, n -> PAGE, new PublicReader(sites.get(0))::position);
            writers.awaitAcknowledged(100);
            long before = followers.deliveries();
            double nodes = nodes(deployment);
            Thread.sleep(10_000);
            long told = followers.deliveries() - before;
            say(
                    deployment,
                    "fan-out to %d sockets: %d deliveries, %.1f µs of the nodes each, posting included; %s",
                    READERS,
                    told,
                    1e6 * (nodes(deployment) - nodes) / told,
                    followers.latency());
        }
    }

    private static void idle(Deployment deployment) throws Exception {
        Node node = deployment.node(0);
        long before = node.heapMegabytes();
        Takers takers = new Takers(deployment.vertx(), node.directSite().getPort(), "idle");
        takers.add(IDLE);
        say(
                deployment,
                "%d idle sockets on one of them: %.1f kB of heap each",
                IDLE,
                (node.heapMegabytes() - before) * 1024.0 / IDLE);
    }

    private static double nodes(Deployment deployment) throws IOException {
        double all = 0;
        for (Node node : deployment.nodes()) {
            all += CpuShare.seconds(node.pid());
        }
        return all;
    }

    private static double postgres(Deployment deployment) throws IOException {
        long child = deployment.postgres().number(POSTMASTER);
        ProcessHandle postmaster =
                ProcessHandle.of(child).flatMap(ProcessHandle::parent).orElseThrow();
        double all = 0;
        for (ProcessHandle each : postmaster.children().toList()) {
            all += CpuShare.seconds(each.pid());
        }
        return all;
    }

    private static void say(Deployment deployment, String format, Object... figures) {
        System.out.println(deployment.nodes().size() + " nodes, " + String.format(Locale.ROOT, format, figures));
    }
}
