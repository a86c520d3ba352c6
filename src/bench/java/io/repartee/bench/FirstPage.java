package io.repartee.bench;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** Readers who open an article whose thread has 1,000 comments, of which the page shows 50. */
final class FirstPage implements Workload {
    private static final int OK = 200;
    private static final int CONNECTIONS = 32;
    private static final int COMMENTS = 1_000;
    private static final String STORY = "the-story";
    private static final String PAGE = Product.path("/thread?page=" + STORY + "&limit=50");

    @Override
    public String name() {
        return "first-page";
    }

    @Override
    public Table run(Options options) throws Exception {
        RequestTable table = new RequestTable("First page: 50 of 1,000 comments, 32 connections");
        try (Product product = Product.start(options)) {
            fill(product);
            String body = product.get(PAGE);
            warmUp(product.port(), options);
            Duration warmUp = options.seconds(3);
            Duration time = options.seconds(8);
            table.row("identity", read(product.process(), product.port(), "identity", warmUp, time), OK);
            table.row("gzip", read(product.process(), product.port(), "gzip", warmUp, time), OK);
            table.row("gzip, 5 posts/s to another thread", whilePosting(product, "another", warmUp, time), OK);
            table.row("gzip, 5 posts/s to this thread", whilePosting(product, STORY, warmUp, time), OK);
            bare(product.home(), body, options, table);
        }
        return table.table();
    }

    private static void fill(Product product) throws Exception {
        try (ClosedLoop loop = new ClosedLoop(product.port(), CONNECTIONS, Posts.ofReaders(CONNECTIONS, n -> STORY))) {
            while (count(product) < COMMENTS) {
                loop.measure(product.process(), Duration.ZERO, Duration.ofMillis(50));
            }
        }
    }

    private static long count(Product product) throws Exception {
        String body = product.get(Product.path("/counts?page=" + STORY));
        return Long.parseLong(body.replaceAll(".*\"" + STORY + "\":(\\d+).*", "$1"));
    }

    private static Measured whilePosting(Product product, String page, Duration warmUp, Duration time)
            throws Exception {
        Posts posts = Posts.ofReaders(2, n -> page);
        try (OpenLoop posting = new OpenLoop(product.port(), 2, 5, posts, OpenLoop.Watch.NOBODY)) {
            Measured reading = read(product.process(), product.port(), "gzip", warmUp, time);
            Tally posted = posting.finish();
            if (posted.others(201) > 0) {
                throw new IllegalStateException("posts were answered with " + posted.statuses());
            }
            return reading;
        }
    }

    private static void warmUp(int port, Options options) throws Exception {
        try (ClosedLoop loop = new ClosedLoop(port, CONNECTIONS, request("gzip"))) {
            loop.warmUp(options.quick() ? 5_000 : 80_000);
        }
    }

    private static Load request(String encoding) {
        byte[] request = ("GET " + PAGE + " HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: " + Product.ORIGIN
                        + "\r\nAccept-Encoding: " + encoding + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        return (connection, allocator) -> Unpooled.wrappedBuffer(request);
    }

    private static Measured read(ServerProcess server, int port, String encoding, Duration warmUp, Duration time)
            throws Exception {
        try (ClosedLoop loop = new ClosedLoop(port, CONNECTIONS, request(encoding))) {
            return loop.measure(server, warmUp, time);
        }
    }

    /** The same bytes from a server that does nothing else. */
    private static void bare(Path home, String body, Options options, RequestTable table) throws Exception {
        Path file = Files.writeString(home.resolve("page.json"), body);
        int port = Java.freePort();
        try (ServerProcess server = BareServer.start(options, port, file, home.resolve("bare.txt"))) {
            warmUp(port, options);
            Duration warmUp = options.seconds(2);
            Duration time = options.seconds(8);
            table.row("bare Vert.x, identity", read(server, port, "identity", warmUp, time), OK);
            table.row("bare Vert.x, gzip", read(server, port, "gzip", warmUp, time), OK);
        }
    }
}
