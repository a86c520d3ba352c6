package io.repartee.stream;

import io.netty.buffer.ByteBuf;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import java.nio.charset.StandardCharsets;
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

/** A frame of one event, encoded for an event loop, and what each of its sockets costs besides writing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class FrameBenchmark {
    private static final String EVENT =
            "\"events\":[{\"seq\":4711,\"type\":\"comment.published\",\"comment\":{\"html\":\"<p>%s</p>\"}}],"
                    + "\"position\":{\"epoch\":\"e\",\"seq\":4711,\"mark\":1},\"counts\":{\"comments\":4711}";

    private final Batch batch = new Batch(
            StreamId.of(new SiteId(1), new ThreadId(new UUID(1, 2))),
            4_710,
            new Position("e", 4_711, 1),
            EVENT.formatted("word ".repeat(60)).getBytes(StandardCharsets.UTF_8));
    private final byte[] prefix = ServerMessages.eventsPrefix("thread:the-story");
    private final ByteBuf shared = ServerMessages.events(prefix, batch);
    private final Pacer pacer = new Pacer(100);
    private long now;

    @Benchmark
    public int encode() {
        ByteBuf frame = ServerMessages.events(prefix, batch);
        int bytes = frame.readableBytes();
        frame.release();
        return bytes;
    }

    @Benchmark
    public boolean share() {
        return shared.retainedDuplicate().release();
    }

    @Benchmark
    public long pace() {
        pacer.told(now += 20, 1);
        return pacer.waitMs(now);
    }
}
