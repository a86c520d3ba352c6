package io.repartee.bench;

/** One kind of use of the product, measured. */
interface Workload {
    String name();

    /** Whether it is run when nothing is asked for by name. */
    default boolean usual() {
        return true;
    }

    /** Starts what it needs, measures, stops it, and tells. */
    Table run(Options options) throws Exception;
}
