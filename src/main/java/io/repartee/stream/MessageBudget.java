package io.repartee.stream;

/** How many messages a client has sent in the present ten seconds. Bound to its session. */
final class MessageBudget {
    private static final long WINDOW_MS = 10_000;

    private long window;
    private int spent;

    /** Counts one more and says whether it is within the bound. */
    boolean spend(long nowMs, int most) {
        long current = nowMs / WINDOW_MS;
        spent = current == window ? spent + 1 : 1;
        window = current;
        return spent <= most;
    }
}
