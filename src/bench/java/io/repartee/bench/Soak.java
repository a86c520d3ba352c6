package io.repartee.bench;

import static io.repartee.bench.Table.number;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The same for a long time: people post at a fixed rate while others watch and read, and each minute it is written down what that takes. What is to be
 * seen is that nothing grows: the slope of each column, by least squares, in its unit an hour.
 */
final class Soak implements Workload {
    private static final int PER_SECOND = Integer.getInteger("soak.posts", 2_800);
    private static final int PEOPLE = 128;
    private static final int THREADS = 200;
    private static final int WATCHERS = 500;

    private record Minute(
            double posted, double p50, double p99, double heapMb, double residentMb, double cpuPerThousand) {}

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public boolean usual() {
        return false;
    }

    @Override
    public Table run(Options options) throws Exception {
        Table table = new Table(
                "Soak: " + PER_SECOND + " comments/s, " + WATCHERS + " sockets watch",
                "minute",
                "comments in all",
                "waiting to be sent",
                "p50 ms from due",
                "p99 ms from due",
                "live heap MB",
                "resident MB",
                "server CPU ms per 1,000");
        List<Minute> minutes = new ArrayList<>();
        try (Product product = Product.start(options);
                Crowd crowd = new Crowd(product.port(), WATCHERS, n -> "watched-" + n % 5, new PostTimes())) {
            warmUp(product, options);
            long all = 0;
            for (int minute = 1; minute <= options.soakMinutes(); minute++) {
                Posts posts = Posts.ofReaders(PEOPLE, Soak::page);
                CpuTime before = product.process().cpu();
                try (OpenLoop loop = new OpenLoop(product.port(), PEOPLE, PER_SECOND, posts, OpenLoop.Watch.NOBODY)) {
                    Thread.sleep(Duration.ofMinutes(1).toMillis());
                    int behind = loop.waiting();
                    CpuTime cpu = product.process().cpu().minus(before);
                    Tally tally = loop.finish();
                    all += tally.count();
                    Minute seen = new Minute(
                            tally.count(),
                            tally.millis(50),
                            tally.millis(99),
                            product.process().liveHeapBytes() / 1e6,
                            product.process().residentMib(),
                            cpu.total() * 1e6 / tally.count());
                    minutes.add(seen);
                    row(table, Integer.toString(minute), all, behind, seen);
                }
                crowd.takeDeliveries(); // fails when a socket was lost
            }
        }
        slopes(table, minutes);
        return table;
    }

    /** Every fiftieth where somebody watches. */
    private static String page(int n) {
        return n % 50 == 0 ? "watched-" + n / 50 % 5 : "story-" + n % THREADS;
    }

    private static void warmUp(Product product, Options options) throws Exception {
        try (ClosedLoop loop = new ClosedLoop(product.port(), PEOPLE, Posts.ofReaders(PEOPLE, Soak::page))) {
            loop.warmUp(options.quick() ? 2_000 : 60_000);
        }
    }

    private static void row(Table table, String minute, long all, int behind, Minute seen) {
        table.row(
                minute,
                Long.toString(all),
                Integer.toString(behind),
                number(seen.p50),
                number(seen.p99),
                number(seen.heapMb),
                number(seen.residentMb),
                number(seen.cpuPerThousand));
    }

    private static void slopes(Table table, List<Minute> minutes) {
        if (minutes.size() > 2) {
            table.row(
                    "slope an hour",
                    "",
                    "",
                    number(slope(minutes.stream().mapToDouble(Minute::p50).toArray())),
                    number(slope(minutes.stream().mapToDouble(Minute::p99).toArray())),
                    number(slope(minutes.stream().mapToDouble(Minute::heapMb).toArray())),
                    number(slope(
                            minutes.stream().mapToDouble(Minute::residentMb).toArray())),
                    number(slope(
                            minutes.stream().mapToDouble(Minute::cpuPerThousand).toArray())));
        }
    }

    /** Of a straight line through values that are a minute apart, for an hour. */
    static double slope(double[] values) {
        double middle = (values.length - 1) / 2.0;
        double above = 0;
        double below = 0;
        for (int i = 0; i < values.length; i++) {
            above += (i - middle) * values[i];
            below += (i - middle) * (i - middle);
        }
        return 60 * above / below;
    }
}
