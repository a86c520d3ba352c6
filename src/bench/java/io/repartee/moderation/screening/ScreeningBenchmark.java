package io.repartee.moderation.screening;

import io.repartee.account.Caller;
import io.repartee.comment.Screening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** All checks of an ordinary comment, as {@link ScreeningCost} sets them up. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class ScreeningBenchmark {
    private static final int MANY = 2_000;

    private final Vertx vertx = Vertx.vertx();
    private final ScreeningCost cost = new ScreeningCost(vertx);
    private final Screening.Draft[] drafts = new Screening.Draft[MANY];
    private final Caller[] callers = new Caller[MANY];
    private int next;

    public ScreeningBenchmark() {
        for (int i = 0; i < MANY; i++) {
            drafts[i] = ScreeningCost.draft(cost.text(i));
            callers[i] = cost.caller(i);
        }
    }

    @Benchmark
    public Future<?> screen() {
        next = (next + 1) % MANY;
        return cost.pipeline().screen(callers[next], drafts[next], null);
    }

    @TearDown(Level.Trial)
    public void stop() {
        vertx.close().await();
    }
}
