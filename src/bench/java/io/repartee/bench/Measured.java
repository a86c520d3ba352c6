package io.repartee.bench;

/** A stretch of time: what the driver saw, and what it cost the server. */
record Measured(Tally tally, double seconds, CpuTime cpu) {
    double rate() {
        return tally.count() / seconds;
    }

    /** Milliseconds of CPU per 1,000 requests, or microseconds per request. */
    double cpuPerThousand() {
        return cpu.total() * 1e6 / tally.count();
    }

    double jvmPerThousand() {
        return cpu.jvm() * 1e6 / tally.count();
    }

    double compilingPerThousand() {
        return cpu.compiling() * 1e6 / tally.count();
    }

    double postgresPerThousand() {
        return cpu.postgres() * 1e6 / tally.count();
    }
}
