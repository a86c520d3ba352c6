package io.repartee.stream;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Tells clients a minute before that their token ends, and ends what needs one when it does. A socket is looked at with
 * each heartbeat; only what comes before the next look is planned, so that long-lived tokens of sockets long gone are not
 * remembered. Bound to its hub's event loop.
 */
final class TokenWatch {
    private static final int WARNED = 1;
    private static final int ENDED = 2;
    private static final Duration WARN_BEFORE = Duration.ofSeconds(60);

    private final InstantSource clock;
    private final Deadlines deadlines;
    private final long lookMs;
    private final Consumer<Session> ended;

    /** @param lookMs the time between two looks at a socket, or more */
    TokenWatch(InstantSource clock, Deadlines deadlines, long lookMs, Consumer<Session> ended) {
        this.clock = clock;
        this.deadlines = deadlines;
        this.lookMs = lookMs;
        this.ended = ended;
    }

    /** Plans the notices that are near. Called for each new token, and with each heartbeat. */
    void look(Session session, long nowMs) {
        Instant end = session.guest().expiresAt();
        Instant now = clock.instant();
        Instant nextLook = now.plusMillis(lookMs);
        if (!end.minus(WARN_BEFORE).isAfter(nextLook) && session.firstNotice(WARNED)) {
            deadlines.add(nowMs + until(end.minus(WARN_BEFORE), now), () -> warn(session, end));
        }
        if (!end.isAfter(nextLook) && session.firstNotice(ENDED)) {
            deadlines.add(nowMs + until(end, now), () -> end(session, end));
        }
    }

    boolean isOver(Session session) {
        return !clock.instant().isBefore(session.guest().expiresAt());
    }

    private static long until(Instant time, Instant now) {
        return Math.max(0, Duration.between(now, time).toMillis());
    }

    private static void warn(Session session, Instant end) {
        if (session.open() && session.guest().expiresAt().equals(end)) {
            session.write(ServerMessages.tokenExpiring());
        }
    }

    private void end(Session session, Instant end) {
        if (session.open() && session.guest().expiresAt().equals(end)) {
            ended.accept(session);
        }
    }
}
