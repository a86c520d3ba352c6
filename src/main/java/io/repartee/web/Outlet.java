package io.repartee.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;

/** Where an answer goes that is written piece by piece. Bound to the event loop of its request. */
public interface Outlet {
    /** Sends a piece. Succeeds when the network has taken it, which may be long after; fails when the caller is gone. */
    Future<Void> write(Buffer piece);

    /** The answer is complete. */
    void end();

    /** Breaks the connection off: what waits to be sent is dropped. */
    void abort();
}
