package io.repartee.outbox;

import io.vertx.core.Future;

/**
 * Port: does what one kind of row asks for. Called on the outbox' event loop, never twice at a time for one row, but possibly again
 * for a row that it has done: a process may end before that is known. Whatever it does must bear that.
 */
public interface Deliverer {
    /** What became of it. */
    enum Delivered {
        DONE,
        /** A step is done, and the row's body says where the next begins: it is called again soon. */
        MORE
    }

    String kind();

    Terms terms();

    /**
     * Fails with {@link Undeliverable} when trying again cannot help; any other failure is tried again later. What takes longer than
     * its {@link Terms#deadline} counts as failed.
     */
    Future<Delivered> deliver(Parcel parcel);
}
