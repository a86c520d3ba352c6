package io.repartee.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Five times as many comments as the database can take: as many as ever are acknowledged, the others are refused at once, and
 * soon after it is over everything is as before. The database is made slow, so that it and not this machine is the limit.
 */
class OverloadIT {
    private static final String BOUNDED = "posting: {batch: 8, queue: 40}\n";
    private static final String UNBOUNDED = "posting: {batch: 8, queue: 1000000}\n";
    private static final Duration SLOW = Duration.ofMillis(25);
    private static final long SECOND = 1_000;
    private static final double PROMISED_REFUSAL_MS = 50;
    /** Peak and overload are measured one after the other, and what else the machine does meanwhile makes their ratio uncertain. */
    private static final double LEAST_GOODPUT = Form.isLong() ? 0.9 : 0.7;

    @TempDir
    Path room;

    private record Run(double peak, Offered.Outcome overload, double quietBefore, double quietAfter, long megabytes) {}

    @Test
    void goodputStaysAndRefusalsAreQuick() throws Exception {
        Run run = run(BOUNDED);
        Offered.Outcome overload = run.overload;
        Report.line(
                "five times capacity",
                "peak %.0f/s, then goodput %.0f/s (%.0f %%), acknowledged %s; %d refused, %s; %d late; memory %+d MB;"
                        + " one alone took %.0f ms before and %.0f ms ten seconds after",
                run.peak,
                overload.perSecond(),
                100 * overload.perSecond() / run.peak,
                overload.acknowledged(),
                overload.refused(),
                overload.refusals(),
                overload.late(),
                run.megabytes,
                run.quietBefore,
                run.quietAfter);
        assertThat(overload.perSecond()).isGreaterThanOrEqualTo(LEAST_GOODPUT * run.peak);
        assertThat(overload.refused()).isPositive();
        assertThat(overload.refusals().millis(99)).isLessThanOrEqualTo(Form.seconds(PROMISED_REFUSAL_MS));
        assertThat(run.quietAfter).isLessThanOrEqualTo(3 * run.quietBefore + 50);
        assertThat(run.megabytes).isLessThan(64);
    }

    /** The planted bug: a queue without a bound, in which everything gets old. */
    @Test
    void wouldNoticeAQueueWithoutABound() throws Exception {
        Run run = run(UNBOUNDED);
        Report.line(
                "five times capacity, planted: queue without a bound",
                "peak %.0f/s, then goodput %.0f/s (%.0f %%)",
                run.peak,
                run.overload.perSecond(),
                100 * run.overload.perSecond() / run.peak);
        assertThat(run.overload.perSecond()).isLessThan(0.5 * run.peak);
    }

    private Run run(String config) throws Exception {
        try (Deployment deployment = Deployment.of(room, 1, config)) {
            Node node = deployment.node(0);
            Offered offered = new Offered(deployment.vertx(), node.directSite());
            offered.closedLoop(64, 2 * SECOND);
            node.toDatabase().delay(SLOW);
            offered.closedLoop(64, SECOND);
            double peak = offered.closedLoop(64, Form.of(4, 10) * SECOND);
            double before = alone(offered);
            offered.openLoop(5 * peak, SECOND);
            long memory = node.residentMegabytes();
            Offered.Outcome overload = offered.openLoop(5 * peak, Form.of(6, 60) * SECOND);
            long grown = node.residentMegabytes() - memory;
            Thread.sleep(Form.of(5, 10) * SECOND);
            return new Run(peak, overload, before, alone(offered), grown);
        }
    }

    private static double alone(Offered offered) {
        return offered.openLoop(10, 2 * SECOND).acknowledged().millis(50);
    }
}
