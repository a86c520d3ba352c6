package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five times as many comments as can be written: as many as ever are acknowledged in time, the others are refused at once, nothing
 * grows, and soon after it is over everything is as before.
 *
 * <p>What limits is the database: each of its answers comes late, and a batch carries few commands. So the load is one that the
 * machine can carry beside the server, and neither its cores nor the generator are what is measured; the report says how late the
 * generator was and what of the machine's time each took.
 */
class OverloadIT {
    /** All else has its default: what waits is bounded by its age. */
    private static final String SMALL_BATCHES = "posting: {batch: 8}\n";

    private static final String UNBOUNDED = "posting: {batch: 8, queue: 1000000, wait-ms: 3600000}\n";
    private static final Duration EACH_WAY = Duration.ofMillis(20);
    private static final int FULL = 128;
    private static final long SECOND = 1_000;
    private static final double LEAST_GOODPUT = Form.isLong() ? 0.9 : 0.75;
    private static final double PROMISED_REFUSAL_MS = 50;
    private static final double PROMISED_RECOVERY_SECONDS = 10;
    /** What some thousand more requests under way take, and no more with time. */
    private static final long MOST_MEGABYTES = 48;

    @TempDir
    Path room;

    private record Run(
            Offered.Outcome peak,
            Offered.Outcome overload,
            double aloneMs,
            double recovered,
            long megabytes,
            String cpu) {
        double share() {
            return overload.perSecond() / peak.perSecond();
        }
    }

    @Test
    void goodputStaysAndRefusalsAreQuick() throws Exception {
        Run run = run(SMALL_BATCHES);
        Offered.Outcome overload = run.overload;
        Report.line(
                "five times capacity",
                "peak %.0f/s, then goodput %.0f/s (%.0f %%), %s; refused %s; %d useless; one alone took %.0f ms, again after"
                        + " %.1f s; heap %+d MB; generator late by %s; %s",
                run.peak.perSecond(),
                overload.perSecond(),
                100 * run.share(),
                overload.acknowledged(),
                overload.refusals(),
                overload.useless(),
                run.aloneMs,
                run.recovered,
                run.megabytes,
                overload.generator(),
                run.cpu);
        assertThat(run.share()).isGreaterThanOrEqualTo(LEAST_GOODPUT);
        assertThat(overload.refusals().count())
                .isGreaterThan(overload.acknowledged().count());
        assertThat(overload.refusals().millis(99))
                .as("refusals, beside comments that wait for their turn")
                .isLessThanOrEqualTo(
                        Form.isLong()
                                ? PROMISED_REFUSAL_MS
                                : overload.acknowledged().millis(50));
        assertThat(run.recovered).isLessThanOrEqualTo(Form.seconds(PROMISED_RECOVERY_SECONDS));
        assertThat(run.megabytes).isLessThan(MOST_MEGABYTES);
    }

    /** The planted bug: a queue without a bound, in which everything gets old. */
    @Test
    void wouldNoticeAQueueWithoutABound() throws Exception {
        Run run = run(UNBOUNDED);
        Report.line(
                "five times capacity, planted: queue without a bound",
                "peak %.0f/s, then goodput %.0f/s (%.0f %%), %d useless; one alone again after %.1f s; heap %+d MB",
                run.peak.perSecond(),
                run.overload.perSecond(),
                100 * run.share(),
                run.overload.useless(),
                run.recovered,
                run.megabytes);
        assertThat(run.share()).isLessThan(LEAST_GOODPUT);
    }

    private Run run(String config) throws Exception {
        try (Deployment deployment = Deployment.of(room, 1, config)) {
            Node node = deployment.node(0);
            Offered offered = new Offered(deployment.vertx(), node.directSite());
            offered.closedLoop(FULL, Form.of(1, 10) * SECOND);
            node.toDatabase().delay(EACH_WAY);
            double before = aloneMs(offered);
            offered.closedLoop(FULL, SECOND);
            Offered.Outcome peak = offered.closedLoop(FULL, Form.of(4, 20) * SECOND);
            long heap = node.heapMegabytes();
            double rate = 5 * peak.perSecond();
            offered.openLoop(rate, 2 * SECOND); // a queue that has its length
            CpuShare cpu = CpuShare.begin(node.pid());
            Offered.Outcome overload = offered.openLoop(rate, Form.of(5, 60) * SECOND);
            String used = cpu.end();
            long grown = node.heapMegabytes() - heap;
            return new Run(peak, overload, before, recoveredSeconds(offered, before), grown, used);
        }
    }

    /** Seconds until a comment takes no longer than before; the load has ended. */
    private static double recoveredSeconds(Offered offered, double beforeMs) {
        long ended = System.nanoTime();
        double most = 2 * PROMISED_RECOVERY_SECONDS;
        double seconds;
        do {
            boolean usual = aloneMs(offered) <= 2 * beforeMs + 50;
            seconds = (System.nanoTime() - ended) / 1e9;
            if (usual) {
                return seconds;
            }
        } while (seconds < most);
        return seconds;
    }

    /** The median of a few, one at a time. */
    private static double aloneMs(Offered offered) {
        Times times = offered.closedLoop(1, SECOND).acknowledged();
        return times.count() == 0 ? Double.MAX_VALUE : times.millis(50);
    }
}
