package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.testing.PublisherToken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five times as many comments as can be written: as many as ever are acknowledged in time, the others are refused at once, nothing
 * grows, and soon after it is over everything is as before.
 *
 * <p>What limits is the writing: each batch takes its time in the database, and carries few commands. So the load is one that the
 * machine can carry beside the server, and neither its cores nor the generator are what is measured; the report says how late the
 * generator was and what of the machine's time each took.
 */
class OverloadIT {
    /** All else has its default: what waits is bounded by its age. */
    private static final String SMALL_BATCHES = "event-loops: 2\nposting: {batch: 8}\n";

    private static final String UNBOUNDED = "event-loops: 2\nposting: {batch: 8, queue: 1000000, wait-ms: 3600000}\n";
    private static final String SLOW_WRITING = """
            create function sleep() returns trigger language plpgsql as $$ begin perform pg_sleep(0.1); return null; end $$;
            create trigger sleep before insert on comment for each statement execute function sleep()
            """;

    /** Two lanes, each with a batch of eight in a tenth of a second and a little. */
    private static final double MOST_PER_SECOND = 160;

    /** People who post one after the other: enough for full batches, and not enough for a crowd. */
    private static final int FULL = 64;

    private static final long SECOND = 1_000;
    /** How much that is depends on what else the machine does; that what is accepted is of use does not. */
    private static final double LEAST_GOODPUT = Form.isLong() ? 0.9 : 0.3;

    private static final double LEAST_IN_TIME = 0.9;
    private static final double PROMISED_REFUSAL_MS = 50;
    private static final double PROMISED_RECOVERY_SECONDS = 10;
    /** What some thousand more requests under way take, and no more with time. */
    private static final long MOST_MEGABYTES = 48;

    @TempDir
    Path room;

    private final Posting posting = new Posting();

    /** Peaks and overloads by turns, so that what else the machine does meets both. */
    private static final class Run {
        private final List<Offered.Outcome> peaks = new ArrayList<>();
        private final List<Offered.Outcome> overloads = new ArrayList<>();
        private String cpu = "";
        private double aloneMs;
        private double recovered;
        private long megabytes;

        double peak() {
            return mean(peaks);
        }

        double goodput() {
            return mean(overloads);
        }

        double share() {
            return goodput() / peak();
        }

        /** The share of what was accepted. */
        double inTime() {
            long good = last().acknowledged().count();
            return (double) good / (good + last().useless());
        }

        Offered.Outcome last() {
            return overloads.get(overloads.size() - 1);
        }

        private static double mean(List<Offered.Outcome> all) {
            return all.stream()
                    .mapToDouble(Offered.Outcome::perSecond)
                    .average()
                    .orElse(0);
        }
    }

    @Test
    void goodputStaysAndRefusalsAreQuick() throws Exception {
        Run run = run(SMALL_BATCHES, 3);
        Offered.Outcome last = run.last();
        Report.line(
                "five times capacity",
                "peak %.0f/s, goodput %.0f/s (%.0f %%) of 800/s, by turns; %.0f %% of what was accepted in time; acknowledged %s; refused %s; %d useless; one alone took"
                        + " %.0f ms, again after %.1f s; heap %+d MB; generator late by %s; %s",
                run.peak(),
                run.goodput(),
                100 * run.share(),
                100 * run.inTime(),
                last.acknowledged(),
                last.refusals(),
                last.useless(),
                run.aloneMs,
                run.recovered,
                run.megabytes,
                last.generator(),
                run.cpu);
        assertThat(run.inTime()).isGreaterThanOrEqualTo(LEAST_IN_TIME);
        assertThat(run.share()).isGreaterThanOrEqualTo(LEAST_GOODPUT);
        assertThat(last.refusals().count()).isGreaterThan(last.acknowledged().count());
        assertThat(last.refusals().millis(99))
                .as("refusals, beside comments that wait for their turn")
                .isLessThanOrEqualTo(
                        Form.isLong()
                                ? PROMISED_REFUSAL_MS
                                : last.acknowledged().millis(50));
        assertThat(run.recovered).isLessThanOrEqualTo(Form.seconds(PROMISED_RECOVERY_SECONDS));
        assertThat(run.megabytes).isLessThan(MOST_MEGABYTES);
    }

    /** The planted bug: a queue without a bound, in which everything gets old. */
    @Test
    void wouldNoticeAQueueWithoutABound() throws Exception {
        Run run = run(UNBOUNDED, 1);
        Report.line(
                "five times capacity, planted: queue without a bound",
                "peak %.0f/s, then goodput %.0f/s (%.0f %%), %.0f %% of what was accepted in time, %d useless; heap %+d MB",
                run.peak(),
                run.goodput(),
                100 * run.share(),
                100 * run.inTime(),
                run.last().useless(),
                run.megabytes);
        assertThat(run.inTime()).isLessThan(LEAST_IN_TIME);
    }

    private Run run(String config, int turns) throws Exception {
        Run run = new Run();
        try (Deployment deployment = Deployment.of(room, 1, config)) {
            Node node = deployment.node(0);
            Offered offered = new Offered(deployment.vertx(), node.directSite());
            offered.closedLoop(FULL, Form.of(1, 10) * SECOND);
            deployment.postgres().execute(SLOW_WRITING);
            offered.closedLoop(FULL, SECOND);
            run.aloneMs = aloneMs(node);
            long heap = 0;
            for (int turn = 0; turn < turns; turn++) {
                run.peaks.add(offered.closedLoop(FULL, Form.of(3, 5) * SECOND));
                heap = turn == 0 ? node.heapMegabytes() : heap;
                CpuShare cpu = CpuShare.begin(node.pid());
                run.overloads.add(offered.openLoop(5 * MOST_PER_SECOND, Form.of(4, 15) * SECOND));
                run.cpu = cpu.end();
            }
            run.recovered = recoveredSeconds(node, run.aloneMs);
            run.megabytes = node.heapMegabytes() - heap;
        }
        return run;
    }

    /** Seconds until a comment takes no longer than before; the load has ended. */
    private double recoveredSeconds(Node node, double beforeMs) throws InterruptedException {
        long ended = System.nanoTime();
        double seconds;
        do {
            boolean usual = aloneMs(node) <= 2 * beforeMs + 50;
            seconds = (System.nanoTime() - ended) / 1e9;
            if (usual) {
                return seconds;
            }
        } while (seconds < 2 * PROMISED_RECOVERY_SECONDS);
        return seconds;
    }

    /** The middle one of five, one after the other. */
    private double aloneMs(Node node) throws InterruptedException {
        String token = PublisherToken.reader(Deployment.SITE, "alone");
        double[] millis = new double[5];
        for (int n = 0; n < millis.length; n++) {
            long begun = System.nanoTime();
            posting.post(node.directSite(), token, "alone", UUID.randomUUID().toString(), null);
            millis[n] = (System.nanoTime() - begun) / 1e6;
        }
        Arrays.sort(millis);
        return millis[2];
    }
}
