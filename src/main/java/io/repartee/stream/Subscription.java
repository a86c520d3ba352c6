package io.repartee.stream;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stream on one socket, and how far that socket has been written to. Bound to its hub's event loop; there are very many,
 * so it is small.
 *
 * <pre>
 * RESOLVING ──► REPLAYING ──► LIVE ──► LAGGING ──► REPLAYING …
 *      └──────────────┴────────┴─────────┴──► ENDED
 * </pre>
 */
final class Subscription {
    enum Phase {
        /** Its name is being turned into a stream. */
        RESOLVING,
        /** A read of what it missed is under way; live batches pass it by. */
        REPLAYING,
        /** Its next batch comes live. */
        LIVE,
        /** It has missed something, and reads it as soon as its socket can take it. */
        LAGGING,
        ENDED
    }

    private final Session session;
    private final String name;
    private Phase phase = Phase.RESOLVING;
    private boolean announced;
    private @Nullable Audience audience;
    private int place;
    private boolean counted;
    private long seq = -1;
    private int mark;
    private String epoch = "";

    /** @param since the position to begin after; empty means from now */
    Subscription(Session session, String name, Optional<Position> since) {
        this.session = session;
        this.name = name;
        since.ifPresent(this::moveTo);
    }

    Session session() {
        return session;
    }

    String name() {
        return name;
    }

    Phase phase() {
        return phase;
    }

    void phase(Phase next) {
        phase = next;
    }

    boolean ended() {
        return phase == Phase.ENDED;
    }

    /** The number of the last event written to the socket; -1 before it is known where "now" is. */
    long seq() {
        return seq;
    }

    Optional<Position> position() {
        return seq < 0 ? Optional.empty() : Optional.of(new Position(epoch, seq, Integer.toUnsignedLong(mark)));
    }

    void moveTo(Position position) {
        seq = position.seq();
        mark = (int) position.mark();
        epoch = position.epoch();
    }

    /** Whether the client has been told that it is subscribed; true from the second time on. */
    boolean announce() {
        boolean before = announced;
        announced = true;
        return before;
    }

    @Nullable
    Audience audience() {
        return audience;
    }

    boolean headIsKnown() {
        return audience != null && audience.topic().headSeq() >= 0;
    }

    /** Whether it is among those who are counted. */
    boolean counted() {
        return counted;
    }

    void counted(boolean is) {
        counted = is;
    }

    int place() {
        return place;
    }

    /** Where its audience keeps it. */
    void at(@Nullable Audience in, int atPlace) {
        audience = in;
        place = atPlace;
    }
}
