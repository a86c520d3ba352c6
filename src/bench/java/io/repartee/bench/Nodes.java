package io.repartee.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;

/**
 * The same people post through one, two and three nodes on one PostgreSQL. On one machine more nodes are no quicker: what is to be seen is what
 * each comment costs more when there are more of them, and that they do not wait for each other.
 */
final class Nodes implements Workload {
    private static final int CREATED = 201;
    private static final int PEOPLE = 96;
    private static final int THREADS = 200;
    private static final int MOST = 3;

    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public Table run(Options options) throws Exception {
        RequestTable table = new RequestTable("Posting through several nodes");
        Curve byNodes = table.table()
                .curve(new Curve(
                        "posting-by-nodes", "Posting, by the nodes on one machine", "nodes", "CPU, ms per 1,000"));
        rows("post", MOST, options, table, byNodes);
        rows("pre", 2, options, table, byNodes);
        return table.table();
    }

    private static void rows(String moderation, int most, Options options, RequestTable table, Curve byNodes)
            throws Exception {
        try (Product first = Product.start(options, moderation)) {
            List<Product> nodes = new ArrayList<>(List.of(first));
            try {
                measure(nodes, n -> "story-" + n % THREADS, options.seconds(12), options.seconds(1));
                for (int count = 1; count <= most; count++) {
                    if (count > 1) {
                        nodes.add(first.another(options, count));
                    }
                    String name = count + (count == 1 ? " node, " : " nodes, ") + moderation + ", ";
                    Measured many = both(nodes, n -> "story-" + n % THREADS, options);
                    table.row(name + "200 threads", many, CREATED);
                    byNodes.point(moderation + ", 200 threads", count, many.cpuPerThousand());
                    Measured one = both(nodes, n -> "the-story", options);
                    table.row(name + "one thread", one, CREATED);
                    byNodes.point(moderation + ", one thread", count, one.cpuPerThousand());
                }
            } finally {
                nodes.stream().skip(1).forEach(Product::end);
            }
        }
    }

    private static Measured both(List<Product> nodes, IntFunction<String> page, Options options) throws Exception {
        return measure(nodes, page, options.seconds(6), options.seconds(8));
    }

    /** A part of the people at each node, all at the same time. */
    private static Measured measure(List<Product> nodes, IntFunction<String> page, Duration warmUp, Duration time) {
        int each = PEOPLE / nodes.size();
        List<CompletableFuture<Measured>> running = nodes.stream()
                .map(node -> CompletableFuture.supplyAsync(() -> at(node, each, page, warmUp, time)))
                .toList();
        return running.stream()
                .map(CompletableFuture::join)
                .reduce(Nodes::together)
                .orElseThrow();
    }

    private static Measured at(Product node, int people, IntFunction<String> page, Duration warmUp, Duration time) {
        try (ClosedLoop loop = new ClosedLoop(node.port(), people, Posts.ofReaders(people, page))) {
            return loop.measure(node.process(), warmUp, time);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Measured together(Measured one, Measured other) {
        one.tally().add(other.tally());
        return new Measured(
                one.tally(), Math.max(one.seconds(), other.seconds()), one.cpu().plus(other.cpu()));
    }
}
