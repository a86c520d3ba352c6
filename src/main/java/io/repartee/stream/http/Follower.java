package io.repartee.stream.http;

import io.repartee.stream.Batch;
import io.repartee.stream.Position;
import io.repartee.stream.Replay;
import io.repartee.stream.StreamId;
import io.repartee.web.ErrorCode;
import io.vertx.core.AsyncResult;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One stream of one request, and its reader's place in it. It tells its ear every event after that place exactly once, in
 * order: what it is told live when it stands right before it, and what it reads otherwise. Bound to its event loop.
 *
 * <pre>
 * READING ──► LIVE ──► READING (a batch does not follow, or nothing could be taken)
 *    │ └────► BEHIND (the read failed) ──► READING
 *    └──────► OVER (resync, or nobody listens any more)
 * </pre>
 */
final class Follower {
    /** Whoever sent the request. */
    interface Ear {
        /** The events after this place follow; told once. */
        void begun(Follower follower, Position position);

        void heard(Follower follower, Batch batch);

        /** Everything there was has been told. May be said again. */
        void caughtUp(Follower follower);

        /** A read failed; {@link Follower#again} tries once more. */
        void failed(Follower follower);

        /** Something beside the log, ready to be sent as an event. Whoever answers once has no use for it. */
        default void aside(Buffer event) {}

        /** The reader's past is not this stream's. The follower is over. */
        void resync(Follower follower);
    }

    private enum Phase {
        READING,
        BEHIND,
        LIVE,
        OVER
    }

    private final StreamQuery.Asked asked;
    private final Taps taps;
    private final Ear ear;
    private @Nullable Tap tap;
    private Phase phase = Phase.BEHIND;
    private Optional<Position> position;
    private Optional<ErrorCode> refusal = Optional.empty();
    private boolean begun;

    Follower(StreamQuery.Asked asked, Taps taps, Ear ear) {
        this.asked = asked;
        this.position = asked.since();
        this.taps = taps;
        this.ear = ear;
    }

    StreamQuery.Asked asked() {
        return asked;
    }

    String name() {
        return asked.name();
    }

    /** After the last event told, or where the request began; empty as long as that is not known. */
    Optional<Position> position() {
        return position;
    }

    /** Why its reader may not, or no longer, hear it. */
    Optional<ErrorCode> refusal() {
        return refusal;
    }

    boolean over() {
        return phase == Phase.OVER;
    }

    Tap tap() {
        return java.util.Objects.requireNonNull(tap);
    }

    void begin(StreamId stream) {
        tap = taps.add(stream, this);
        read();
    }

    /** Reads again after a failure. */
    void again() {
        if (phase == Phase.BEHIND) {
            read();
        }
    }

    /** Nothing is told from now on. */
    void end(long nowMs) {
        if (phase != Phase.OVER) {
            phase = Phase.OVER;
            if (tap != null) {
                taps.remove(tap, this, nowMs);
            }
        }
    }

    /** Its reader may not hear it. */
    void refuse(ErrorCode why, long nowMs) {
        refusal = Optional.of(why);
        end(nowMs);
    }

    void told(Batch batch) {
        if (phase != Phase.LIVE || batch.position().seq() <= seq()) {
            return;
        }
        if (batch.after() == seq()) {
            take(batch);
        } else {
            read();
        }
    }

    void aside(Buffer event) {
        if (phase == Phase.LIVE) {
            ear.aside(event);
        }
    }

    void rewritten() {
        if (phase != Phase.OVER) {
            ear.resync(this);
        }
    }

    private void read() {
        phase = Phase.READING;
        taps.read(tap(), position, this::answered);
    }

    private void answered(AsyncResult<Replay> answer) {
        if (phase != Phase.READING) {
            return;
        }
        if (answer.failed()) {
            phase = Phase.BEHIND;
            ear.failed(this);
        } else if (answer.result() instanceof Replay.UpToDate now) {
            position = Optional.of(now.position());
            begun(now.position());
            settle(false);
        } else if (answer.result() instanceof Replay.Missed missed) {
            begun(position.orElseThrow());
            if (missed.batch().position().seq() > seq()) {
                take(missed.batch());
            }
            settle(missed.more());
        } else {
            ear.resync(this);
        }
    }

    private void settle(boolean more) {
        if (phase == Phase.OVER) {
            return;
        }
        if (more || seq() < tap().headSeq()) {
            read();
        } else {
            phase = Phase.LIVE;
            ear.caughtUp(this);
        }
    }

    private void begun(Position at) {
        if (!begun) {
            begun = true;
            ear.begun(this, at);
        }
    }

    private void take(Batch batch) {
        position = Optional.of(batch.position());
        ear.heard(this, batch);
    }

    private long seq() {
        return position.map(Position::seq).orElse(0L);
    }
}
