package io.repartee.bench;

import java.util.ArrayList;
import java.util.List;

/** Runs the workloads asked for, one after the other, and prints what they found as Markdown. */
public final class Bench {
    private static final List<Workload> ALL = List.of(
            new Start(),
            new Posting(),
            new FirstPage(),
            new PageCounts(),
            new FanOut(),
            new Idle(),
            new Voting(),
            new Nodes(),
            new Soak());

    private Bench() {}

    public static void main(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        OtherLoad others = new OtherLoad();
        List<Table> tables = new ArrayList<>();
        for (Workload workload : ALL) {
            if (options.wants(workload)) {
                tables.add(workload.run(options));
            }
        }
        System.out.printf(
                "%s, %d cores shared by server and driver, Java %s, Linux %s; other programs used %.0f %% of it%s%n",
                java.time.LocalDate.now(),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                System.getProperty("os.version"),
                others.percent(),
                options.quick() ? " — quick run, figures not to be compared" : "");
        tables.forEach(table -> table.print(System.out));
        if (options.curves().isPresent()) {
            for (Table table : tables) {
                table.draw(options.curves().get());
            }
        }
    }
}
