package io.repartee.bench;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Readers of a front page, who see how many comments each of 50 articles has. */
final class PageCounts implements Workload {
    private static final int OK = 200;
    private static final int CONNECTIONS = 32;
    private static final int PAGES = 50;

    @Override
    public String name() {
        return "counts";
    }

    @Override
    public Table run(Options options) throws Exception {
        RequestTable table = new RequestTable("Counts of 50 pages, 32 connections");
        try (Product product = Product.start(options)) {
            try (ClosedLoop loop = new ClosedLoop(
                    product.port(), 8, Posts.ofReaders(8, n -> "https://www.example.org/story-" + n % PAGES))) {
                loop.measure(product.process(), Duration.ZERO, options.seconds(2));
            }
            try (ClosedLoop loop = new ClosedLoop(product.port(), CONNECTIONS, posted())) {
                loop.warmUp(options.quick() ? 5_000 : 60_000);
            }
            table.row("POST, as the widget asks", read(product, posted(), options), OK);
            table.row("GET", read(product, queried(), options), OK);
            for (int perSecond : new int[] {5, 50}) {
                Posts posts = Posts.ofReaders(4, n -> "https://www.example.org/story-" + n % PAGES);
                try (OpenLoop posting = new OpenLoop(product.port(), 4, perSecond, posts, OpenLoop.Watch.NOBODY)) {
                    table.row("POST, %d comments/s to them".formatted(perSecond), read(product, posted(), options), OK);
                    posting.finish();
                }
            }
        }
        return table.table();
    }

    private static Load queried() {
        String pages = IntStream.range(0, PAGES)
                .mapToObj(n -> "page=https%3A%2F%2Fwww.example.org%2Fstory-" + n)
                .collect(Collectors.joining("&"));
        return FirstPageLoads.get(Product.path("/counts?" + pages), "");
    }

    private static Load posted() {
        String body = IntStream.range(0, PAGES)
                .mapToObj(n -> "\"https://www.example.org/story-" + n + "\"")
                .collect(Collectors.joining(",", "{\"pages\":[", "]}"));
        byte[] request = ("POST " + Product.path("/counts") + " HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: "
                        + Product.ORIGIN + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                        + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
        return (connection, allocator) -> Unpooled.wrappedBuffer(request);
    }

    private static Measured read(Product product, Load load, Options options) throws Exception {
        try (ClosedLoop loop = new ClosedLoop(product.port(), CONNECTIONS, load)) {
            return loop.measure(product.process(), options.seconds(2), options.seconds(6));
        }
    }
}
