package io.repartee.bench;

import static io.repartee.bench.Table.number;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Many readers watch one thread in which comments appear, few or many; then the same frames from the simplest broadcasters. */
final class FanOut implements Workload {
    private static final int SOCKETS = 5_000;
    private static final int FEW_SOCKETS = 1_000;
    private static final int USUAL = 10;
    private static final int BUSY = 50;
    private static final String STORY = "the-story";

    private final Curve bySockets = new Curve(
            "fan-out-by-sockets",
            "Ten comments a second, by the readers of their thread",
            "sockets",
            "CPU, s per million deliveries");
    private final Curve byRate = new Curve(
            "fan-out-by-rate",
            "5,000 readers of a thread, by its comments a second",
            "comments a second",
            "CPU, s per million deliveries");
    private final Table table = new Table(
            "Fan-out: comments to one thread",
            "server",
            "sockets",
            "comments/s",
            "deliveries/s",
            "events per frame",
            "bytes per frame",
            "server CPU s per million deliveries",
            "of it compiling",
            "of it PostgreSQL",
            "p50 ms from due",
            "p99 ms from due",
            "p50 ms from ack",
            "p99 ms from ack",
            "p99.9 ms from ack",
            "p50 ms until the last has it",
            "p99 ms until the last has it");

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public Table run(Options options) throws Exception {
        table.curve(bySockets);
        table.curve(byRate);
        String frame;
        try (Product product = Product.start(options)) {
            product(product, options.sockets(SOCKETS), USUAL, options);
            frame = product(product, options.sockets(FEW_SOCKETS), USUAL, options);
            for (int perSecond : new int[] {BUSY, 100, 200}) {
                product(product, options.sockets(SOCKETS), perSecond, options);
            }
        }
        bare(BareServer.Way.TEXT, frame, options, USUAL);
        bare(BareServer.Way.ONCE, frame, options, USUAL, BUSY);
        return table;
    }

    private void bare(BareServer.Way way, String frame, Options options, int... rates) throws Exception {
        Path home = Files.createTempDirectory("repartee-bench");
        int port = Java.freePort();
        Path body = Files.writeString(home.resolve("body"), "{}");
        try (ServerProcess server = BareServer.start(options, port, body, way, home.resolve("log.txt"))) {
            for (int perSecond : rates) {
                bare(server, way, port, options.sockets(SOCKETS), perSecond, frame, options);
            }
        }
    }

    private String product(Product product, int sockets, int perSecond, Options options) throws Exception {
        Posts posts = new Posts(PostTimes.CONNECTIONS, n -> STORY, "Short news, post-%06d-end"::formatted);
        PostTimes times = new PostTimes();
        try (Crowd crowd = new Crowd(product.port(), sockets, n -> STORY, times)) {
            measure("Repartee", product.process(), product.port(), posts, times, crowd, sockets, perSecond, options);
            return crowd.hasSample() ? crowd.sample() : "";
        }
    }

    private void bare(
            ServerProcess server,
            BareServer.Way way,
            int port,
            int sockets,
            int perSecond,
            String frame,
            Options options)
            throws Exception {
        PostTimes times = new PostTimes();
        try (Crowd crowd = new Crowd(port, sockets, null, times)) {
            String name = way == BareServer.Way.TEXT ? "bare writeTextMessage" : "bare, frame encoded once";
            measure(name, server, port, new Frames(frame), times, crowd, sockets, perSecond, options);
        }
    }

    private void measure(
            String what,
            ServerProcess server,
            int port,
            Load load,
            PostTimes times,
            Crowd crowd,
            int sockets,
            int perSecond,
            Options options)
            throws Exception {
        try (OpenLoop posting = new OpenLoop(port, PostTimes.CONNECTIONS, perSecond, load, times)) {
            Thread.sleep(options.seconds(8).toMillis());
            crowd.takeDeliveries();
            CpuTime before = server.cpu();
            long start = System.nanoTime();
            Thread.sleep(options.seconds(12).toMillis());
            Deliveries seen = crowd.takeDeliveries();
            double seconds = (System.nanoTime() - start) / 1e9;
            CpuTime cpu = server.cpu().minus(before);
            row(what, sockets, perSecond, seen, seconds, cpu);
            Tally posted = posting.finish();
            if (posted.others(201) > 0) {
                throw new IllegalStateException("posts were answered with " + posted.statuses());
            }
        }
    }

    private void row(String what, int sockets, int perSecond, Deliveries seen, double seconds, CpuTime cpu) {
        double cost = cpu.total() * 1e6 / seen.events();
        if (perSecond == USUAL) {
            bySockets.point(what, sockets, cost);
        }
        if (sockets >= SOCKETS / 10 && sockets != FEW_SOCKETS) {
            byRate.point(what, perSecond, cost);
        }
        table.row(
                what,
                Integer.toString(sockets),
                Integer.toString(perSecond),
                number(seen.events() / seconds),
                number((double) seen.events() / seen.frames()),
                number(seen.bytesPerFrame()),
                number(cost),
                number(cpu.compiling() * 1e6 / seen.events()),
                number(cpu.postgres() * 1e6 / seen.events()),
                number(seen.millisFromDue(50)),
                number(seen.millisFromDue(99)),
                number(seen.millisFromAcknowledged(50)),
                number(seen.millisFromAcknowledged(99)),
                number(seen.millisFromAcknowledged(99.9)),
                number(seen.millisToLast(50)),
                number(seen.millisToLast(99)));
    }

    /** The product's own frame, numbered anew, as the body of a request. */
    private static final class Frames implements Load {
        private final String frame;
        private int sent;

        Frames(String frame) {
            this.frame = frame;
        }

        @Override
        public ByteBuf next(int connection, ByteBufAllocator allocator) {
            String text = frame.replaceAll("post-\\d+-end", "post-%06d-end".formatted(sent++));
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            ByteBuf request = allocator.directBuffer(1_024);
            request.writeCharSequence(
                    "POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: " + body.length + "\r\n\r\n",
                    StandardCharsets.US_ASCII);
            return request.writeBytes(body);
        }
    }
}
