package io.repartee.bench;

/** One kind of use of the product, measured. */
interface Workload {
    String name();

    /** Starts what it needs, measures, stops it, and tells. */
    Table run(Options options) throws Exception;
}
