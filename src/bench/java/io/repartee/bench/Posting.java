package io.repartee.bench;

import java.time.Duration;
import java.util.function.IntFunction;

/** Readers who post: many at once over many threads, all on one thread, and one alone. */
final class Posting implements Workload {
    private static final int CREATED = 201;
    private static final int THREADS = 200;

    @Override
    public String name() {
        return "posting";
    }

    @Override
    public Table run(Options options) throws Exception {
        RequestTable table = new RequestTable("Posting");
        try (Product product = Product.start(options)) {
            try (ClosedLoop loop = new ClosedLoop(product.port(), 128, Posts.ofReaders(128, Posting::many))) {
                loop.warmUp(options.quick() ? 5_000 : 80_000);
            }
            table.row("128 connections, 200 threads", both(product, 128, Posting::many, options), CREATED);
            table.row("128 connections, one thread", both(product, 128, Posting::one, options), CREATED);
            table.row("32 connections, 200 threads", both(product, 32, Posting::many, options), CREATED);
            table.row("32 connections, one thread", both(product, 32, Posting::one, options), CREATED);
            table.row("one alone", both(product, 1, Posting::many, options), CREATED);
            if (OneByOne.possible()) {
                OneByOne.measure(product, options, table);
            }
        }
        return table.table();
    }

    private static Measured both(Product product, int connections, IntFunction<String> page, Options options)
            throws Exception {
        return measure(product, connections, page, options.seconds(3), options.seconds(10));
    }

    private static Measured measure(
            Product product, int connections, IntFunction<String> page, Duration warmUp, Duration time)
            throws Exception {
        try (ClosedLoop loop = new ClosedLoop(product.port(), connections, Posts.ofReaders(connections, page))) {
            return loop.measure(product.process(), warmUp, time);
        }
    }

    private static String many(int n) {
        return "story-" + n % THREADS;
    }

    private static String one(int n) {
        return "the-story";
    }
}
