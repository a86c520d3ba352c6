package io.repartee.bench;

/**
 * Seconds of CPU, user and system, that a server used.
 *
 * @param jvm all of its JVM
 * @param compiling what of that its compilers used: much of it means that it was not warm, or starved of CPU
 * @param postgres the PostgreSQL below it
 */
record CpuTime(double jvm, double compiling, double postgres) {
    CpuTime minus(CpuTime earlier) {
        // a compiler thread that ended takes its time out of sight
        return new CpuTime(jvm - earlier.jvm, Math.max(0, compiling - earlier.compiling), postgres - earlier.postgres);
    }

    CpuTime plus(CpuTime other) {
        return new CpuTime(jvm + other.jvm, compiling + other.compiling, postgres + other.postgres);
    }

    double total() {
        return jvm + postgres;
    }
}
