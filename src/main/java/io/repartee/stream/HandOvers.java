package io.repartee.stream;

import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * Hand-overs of this node's commits to one stream, given on in the order of their numbers. Lanes may bring them in another
 * order, so one that comes too early waits a moment for the one before it; then the table is asked. Bound to its reader's
 * context.
 */
final class HandOvers {
    /** How long a hand-over that came too early may wait for the one before it, which another lane is about to bring. */
    private static final long GAP_MS = 5;

    /** Who takes them. */
    interface Taker {
        /** Whether it can take one now. */
        boolean takes();

        /** What it has already. */
        long headSeq();

        void take(Handover next);

        /** Something is missing that only the table can tell. */
        void catchUp();
    }

    private final Vertx vertx;
    private final Taker taker;
    private final Waiting waiting = new Waiting();
    private boolean gapTimer;

    HandOvers(Vertx vertx, Taker taker) {
        this.vertx = vertx;
        this.taker = taker;
    }

    void put(Handover handover) {
        waiting.put(handover);
        settle();
    }

    void clear() {
        waiting.clear();
    }

    /** Gives on what can be given on. */
    void settle() {
        while (taker.takes()) {
            Optional<Handover> next = waiting.next(taker.headSeq());
            if (next.isEmpty()) {
                break;
            }
            taker.take(next.get());
        }
        if (taker.takes() && waiting.overflowed()) {
            taker.catchUp();
        } else if (!waiting.isEmpty() && !gapTimer) {
            gapTimer = true;
            vertx.setTimer(GAP_MS, v -> gapWaited());
        }
    }

    private void gapWaited() {
        gapTimer = false;
        if (taker.takes() && !waiting.isEmpty()) {
            taker.catchUp();
        }
    }
}
