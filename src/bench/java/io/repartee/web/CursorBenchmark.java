package io.repartee.web;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Where a list goes on: written with each page, read with each next one. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CursorBenchmark {
    private final UUID last = UUID.fromString("019abcde-f012-7345-8678-9abcdef01234");
    private final String cursor = IdCursor.write('r', last);

    @Benchmark
    public String write() {
        return IdCursor.write('r', last);
    }

    @Benchmark
    public UUID read() {
        return IdCursor.read('r', cursor);
    }
}
