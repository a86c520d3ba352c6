package io.repartee.bench;

import static io.repartee.bench.Table.number;

/** The columns of whatever is measured in requests. */
final class RequestTable {
    private final Table table;

    RequestTable(String title) {
        table = new Table(
                title,
                "what",
                "loop",
                "per second",
                "p50 ms",
                "p99 ms",
                "p99.9 ms",
                "server CPU ms per 1,000",
                "of it JVM",
                "of that compiling",
                "of it PostgreSQL",
                "bytes",
                "refused");
    }

    /** Each sends its next request when the last one is answered. */
    void row(String what, Measured measured, int expectedStatus) {
        row(what, "closed", measured, expectedStatus);
    }

    /** Sent at a fixed rate, and timed from when they were due. */
    void open(String what, Measured measured, int expectedStatus) {
        row(what, "open", measured, expectedStatus);
    }

    private void row(String what, String loop, Measured measured, int expectedStatus) {
        Tally tally = measured.tally();
        table.row(
                what,
                loop,
                number(measured.rate()),
                number(tally.millis(50)),
                number(tally.millis(99)),
                number(tally.millis(99.9)),
                number(measured.cpuPerThousand()),
                number(measured.jvmPerThousand()),
                number(measured.compilingPerThousand()),
                number(measured.postgresPerThousand()),
                number((double) tally.bytes() / tally.count()),
                tally.others(expectedStatus) == 0 ? "0" : tally.statuses().toString());
    }

    Table table() {
        return table;
    }
}
