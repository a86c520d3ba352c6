package io.repartee.stream;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Sockets that could not take something: one that has drained goes on from where it was, one that takes nothing for too long
 * is given up. Bound to its hub's event loop.
 */
final class Stalls {
    private final Set<Session> sessions = new LinkedHashSet<>();
    private final long longestMs;

    Stalls(long longestMs) {
        this.longestMs = longestMs;
    }

    void add(Session session, long nowMs) {
        if (sessions.add(session)) {
            session.stalls(nowMs);
        }
    }

    boolean remove(Session session) {
        return sessions.remove(session);
    }

    void tick(long nowMs, Consumer<Session> drained, Consumer<Session> stuck) {
        for (Session session : List.copyOf(sessions)) {
            if (session.wire().pendingBytes() == 0) {
                sessions.remove(session);
                drained.accept(session);
            } else if (nowMs - session.stalledSinceMs(nowMs) > longestMs) {
                stuck.accept(session);
            }
        }
    }
}
