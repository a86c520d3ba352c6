package io.repartee.bench;

/** Seconds of CPU, user and system, that a server used: its JVM, and the PostgreSQL below it. */
record CpuTime(double jvm, double postgres) {
    CpuTime minus(CpuTime earlier) {
        return new CpuTime(jvm - earlier.jvm, postgres - earlier.postgres);
    }

    double total() {
        return jvm + postgres;
    }
}
