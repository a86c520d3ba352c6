package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers come while a page is written: what they load and what they hear from then on is everything, once. */
class JoinIT {
    private static final int COMMENTS = 60;
    private static final int JOINS = 50;
    private static final int AT_ONCE = 25;

    @TempDir
    Path room;

    @Test
    void whatIsLoadedAndWhatIsHeardFitTogether() throws Exception {
        Random random = Seed.random("load, then subscribe");
        try (Deployment deployment = Deployment.of(room, 2)) {
            List<String> mismatches = joins(deployment, random, Form.of(2, 200), Join.Load.PAGE);
            int joins = Form.of(2, 200) * JOINS;
            Report.line("load-then-subscribe while writing", "%d joins: %d mismatches", joins, mismatches.size());
            assertThat(mismatches).isEmpty();
        }
    }

    /** The planted bug: comments and position come from two transactions. */
    @Test
    void wouldNoticeASnapshotAndAPositionOfTwoTransactions() throws Exception {
        Random random = Seed.random("load, then subscribe, planted");
        try (Deployment deployment = Deployment.of(room, 2)) {
            List<String> mismatches = joins(deployment, random, 2, Join.Load.TWO_TRANSACTIONS);
            Report.line(
                    "load-then-subscribe, planted: two transactions",
                    "%d joins: %d mismatches",
                    2 * JOINS,
                    mismatches.size());
            assertThat(mismatches).isNotEmpty();
        }
    }

    private static List<String> joins(Deployment deployment, Random random, int rounds, Join.Load load)
            throws Exception {
        List<String> mismatches = new ArrayList<>();
        ExecutorService readers = Executors.newFixedThreadPool(AT_ONCE);
        List<URI> sites = deployment.nodes().stream().map(Node::directSite).toList();
        List<PublicReader> pages = sites.stream().map(PublicReader::new).toList();
        try (JoinLines lines = new JoinLines(deployment.vertx())) {
            for (int round = 0; round < rounds; round++) {
                String page = "join-" + round;
                List<Future<List<String>>> joined = new ArrayList<>();
                for (int n = 0; n < JOINS; n++) {
                    int pause = random.nextInt(500);
                    Join join = new Join(pages.get(n % 2), sites.get(n % 2), page, COMMENTS, load, lines);
                    joined.add(readers.submit(() -> join.run(pause)));
                }
                new Burst(sites, page, COMMENTS, random).run();
                for (Future<List<String>> each : joined) {
                    mismatches.addAll(each.get());
                }
            }
        } finally {
            readers.shutdownNow();
        }
        return mismatches;
    }
}
