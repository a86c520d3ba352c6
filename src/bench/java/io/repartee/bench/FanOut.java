package io.repartee.bench;

import static io.repartee.bench.Table.number;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Many readers watch one thread in which ten comments a second appear; then the same frames from the simplest broadcaster. */
final class FanOut implements Workload {
    private static final double POSTS_PER_SECOND = 10;
    private static final String STORY = "the-story";

    private final Table table = new Table(
            "Fan-out: 10 comments a second to one thread",
            "server",
            "sockets",
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
            "p99.9 ms from ack");

    @Override
    public String name() {
        return "fan-out";
    }

    @Override
    public Table run(Options options) throws Exception {
        String frame;
        try (Product product = Product.start(options)) {
            product(product, options.sockets(5_000), options);
            frame = product(product, options.sockets(1_000), options);
        }
        Path home = Files.createTempDirectory("repartee-bench");
        int port = Java.freePort();
        Path body = Files.writeString(home.resolve("body"), "{}");
        try (ServerProcess server = BareServer.start(options, port, body, home.resolve("log.txt"))) {
            bare(server, port, options.sockets(5_000), frame, options);
            bare(server, port, options.sockets(1_000), frame, options);
        }
        return table;
    }

    private String product(Product product, int sockets, Options options) throws Exception {
        Posts posts = new Posts(PostTimes.CONNECTIONS, n -> STORY, "Short news, post-%06d-end"::formatted);
        PostTimes times = new PostTimes();
        try (Crowd crowd = new Crowd(product.port(), sockets, n -> STORY, times)) {
            measure("Repartee", product.process(), product.port(), posts, times, crowd, sockets, options);
            return crowd.sample();
        }
    }

    private void bare(ServerProcess server, int port, int sockets, String frame, Options options) throws Exception {
        PostTimes times = new PostTimes();
        try (Crowd crowd = new Crowd(port, sockets, null, times)) {
            measure("bare writeTextMessage", server, port, new Frames(frame), times, crowd, sockets, options);
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
            Options options)
            throws Exception {
        try (OpenLoop posting = new OpenLoop(port, PostTimes.CONNECTIONS, POSTS_PER_SECOND, load, times)) {
            Thread.sleep(options.seconds(10).toMillis());
            crowd.takeDeliveries();
            CpuTime before = server.cpu();
            long start = System.nanoTime();
            Thread.sleep(options.seconds(15).toMillis());
            Deliveries seen = crowd.takeDeliveries();
            double seconds = (System.nanoTime() - start) / 1e9;
            CpuTime cpu = server.cpu().minus(before);
            row(what, sockets, seen, seconds, cpu);
            Tally posted = posting.finish();
            if (posted.others(201) > 0) {
                throw new IllegalStateException("posts were answered with " + posted.statuses());
            }
        }
    }

    private void row(String what, int sockets, Deliveries seen, double seconds, CpuTime cpu) {
        table.row(
                what,
                Integer.toString(sockets),
                number(seen.events() / seconds),
                number((double) seen.events() / seen.frames()),
                number(seen.bytesPerFrame()),
                number(cpu.total() * 1e6 / seen.events()),
                number(cpu.compiling() * 1e6 / seen.events()),
                number(cpu.postgres() * 1e6 / seen.events()),
                number(seen.millisFromDue(50)),
                number(seen.millisFromDue(99)),
                number(seen.millisFromAcknowledged(50)),
                number(seen.millisFromAcknowledged(99)),
                number(seen.millisFromAcknowledged(99.9)));
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
