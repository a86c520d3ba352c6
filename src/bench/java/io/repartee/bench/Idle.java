package io.repartee.bench;

import static io.repartee.bench.Table.number;

import java.time.Duration;
import java.util.List;

/** Readers who have the page open while nothing happens. */
final class Idle implements Workload {
    private static final int SOCKETS = 10_000;
    private static final int MANY_SOCKETS = 19_500;
    private static final int THREADS = 200;

    @Override
    public String name() {
        return "idle";
    }

    @Override
    public Table run(Options options) throws Exception {
        Table table = new Table(
                "Idle sockets, each subscribed to one of 200 threads",
                "sockets",
                "heap",
                "live heap kB per socket",
                "live heap MB before",
                "live heap MB with them",
                "resident MB before",
                "resident MB with them",
                "server CPU ms per second");
        Curve memory =
                table.curve(new Curve("memory-by-sockets", "Memory of a server, by its sockets", "sockets", "MB"));
        rows(options.sockets(SOCKETS), options, table, memory);
        // a process may have 20,000 descriptors on many a machine, some of which are not sockets
        rows(options.sockets(MANY_SOCKETS), options.jvm(List.of("-Xmx512m")), table, memory);
        return table;
    }

    private static void rows(int sockets, Options options, Table table, Curve memory) throws Exception {
        try (Product product = Product.start(options)) {
            ServerProcess server = product.process();
            warmUp(product);
            long heapBefore = server.liveHeapBytes();
            double residentBefore = server.residentMib();
            try (Crowd crowd = new Crowd(product.port(), sockets, n -> "story-" + n % THREADS, new PostTimes())) {
                Duration time = options.seconds(10);
                CpuTime before = server.cpu();
                Thread.sleep(time.toMillis());
                double cpu = server.cpu().minus(before).total() * 1e6 / time.toMillis();
                long heap = server.liveHeapBytes();
                double resident = server.residentMib();
                crowd.takeDeliveries(); // fails when a socket was lost
                table.row(
                        Integer.toString(sockets),
                        String.join(" ", options.jvm()),
                        number((heap - heapBefore) / 1e3 / sockets),
                        number(heapBefore / 1e6),
                        number(heap / 1e6),
                        number(residentBefore),
                        number(resident),
                        number(cpu));
                memory.point("live heap", sockets, heap / 1e6).point("resident", sockets, resident);
            }
        }
    }

    /** What is made once, with the first sockets, belongs to no socket. */
    private static void warmUp(Product product) throws Exception {
        try (Crowd crowd = new Crowd(product.port(), THREADS, n -> "story-" + n, new PostTimes())) {
            crowd.takeDeliveries();
        }
    }
}
