package io.repartee.stream;

import io.vertx.core.Context;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Actions for one event loop in the order they were posted, on any thread. The loop is woken once for many of them, and
 * yields to others when they take long. After each turn it does what every turn ends with.
 */
final class Mailbox {
    private static final long TURN_NS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Context context;
    private final Runnable afterTurn;
    private final Queue<Runnable> actions = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean awake = new AtomicBoolean();

    Mailbox(Context context, Runnable afterTurn) {
        this.context = context;
        this.afterTurn = afterTurn;
    }

    void post(Runnable action) {
        actions.add(action);
        if (awake.compareAndSet(false, true)) {
            context.runOnContext(v -> turn());
        }
    }

    private void turn() {
        long end = System.nanoTime() + TURN_NS;
        try {
            for (Runnable next = actions.poll(); next != null; next = next(end)) {
                next.run();
            }
        } finally {
            afterTurn.run();
            awake.set(false);
            if (!actions.isEmpty() && awake.compareAndSet(false, true)) {
                context.runOnContext(v -> turn());
            }
        }
    }

    private Runnable next(long end) {
        return System.nanoTime() < end ? actions.poll() : null;
    }
}
