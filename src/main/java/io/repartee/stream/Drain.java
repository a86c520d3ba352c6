package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.function.Consumer;

/**
 * The end of a hub: no new sockets come, and those there are leave one after the other, so that they do not all come back
 * elsewhere at once. Bound to its hub's event loop, but for {@link #over}.
 */
final class Drain {
    private final Deadlines deadlines;
    private final Promise<Void> over = Promise.promise();
    private boolean begun;

    Drain(Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    boolean begun() {
        return begun;
    }

    /** Completes when the last one has left. */
    Future<Void> over() {
        return over.future();
    }

    void begin(List<Session> sockets, long nowMs, long overMs, Consumer<Session> close) {
        begun = true;
        for (int i = 0; i < sockets.size(); i++) {
            Session session = sockets.get(i);
            deadlines.add(nowMs + overMs * i / sockets.size(), () -> close.accept(session));
        }
        deadlines.run(nowMs);
        left(sockets.size());
    }

    /** So many are still there. */
    void left(int sockets) {
        if (begun && sockets == 0) {
            over.tryComplete();
        }
    }
}
