package io.repartee.stream;

import io.vertx.core.Context;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Flushes the sockets that were written to, each once however much was written. Flushing is where the time of a fan-out
 * goes, so after some hundred sockets the event loop gets to do other things before it goes on. Bound to that loop.
 */
final class Flusher {
    private static final int AT_ONCE = 500;

    private final Context context;
    private final Queue<Session> written = new ArrayDeque<>();
    private boolean goesOn;

    Flusher(Context context) {
        this.context = context;
    }

    void add(Session session) {
        written.add(session);
    }

    void flush() {
        if (!goesOn) {
            flushSome();
        }
    }

    private void flushSome() {
        for (int i = 0; i < AT_ONCE && !written.isEmpty(); i++) {
            written.poll().flush();
        }
        goesOn = !written.isEmpty();
        if (goesOn) {
            context.runOnContext(v -> flushSome());
        }
    }
}
