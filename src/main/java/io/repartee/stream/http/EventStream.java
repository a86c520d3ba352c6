package io.repartee.stream.http;

import io.repartee.stream.Attendance;
import io.repartee.stream.Batch;
import io.repartee.stream.CloseCode;
import io.repartee.stream.Position;
import io.repartee.web.Answer;
import io.repartee.web.ErrorCode;
import io.repartee.web.Outlet;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events, until the reader leaves, nothing is left to hear, its time is over, or the reader is too slow: then it
 * is ended when it has taken what it was sent, and cut when it takes nothing. Either way it resumes from its last id.
 */
final class EventStream extends Listening {
    private static final Map<String, String> HEADERS = Map.of(
            "content-type", "text/event-stream; charset=utf-8",
            "cache-control", "no-store, no-transform",
            "x-accel-buffering", "no");
    private static final int RETRY_MS = 1_000;
    /** After the gate let it in, the answer's head is written at once, unless the reader has gone meanwhile. */
    private static final int BEGIN_WITHIN_MS = 10_000;

    private final long openedMs;
    private final long lifeMs;
    private @Nullable Outlet out;
    private long wroteMs;
    private long progressMs;
    private int pendingBytes;
    private boolean ending;

    EventStream(HttpStreams home, StreamQuery query, Places.Place place) {
        super(home, query, place);
        this.openedMs = home.nowMs();
        this.lifeMs = spread(home.settings().lifeMs());
    }

    @Override
    Future<Answer> open(Admission admission) {
        return Future.succeededFuture(Answer.streaming(HEADERS, to -> begin(to, admission)));
    }

    private void begin(Outlet to, Admission admission) {
        out = to;
        if (isOver()) {
            to.abort();
            return;
        }
        write(StreamText.retry(spread(RETRY_MS)));
        followers.stream().filter(Follower::over).forEach(this::unsubscribed);
        beginAll(admission);
    }

    @Override
    public void begun(Follower follower, Position position) {
        write(id().appendBuffer(StreamText.subscribed(follower.name(), position)));
        tellPresent(follower);
    }

    @Override
    public void heard(Follower follower, Batch batch) {
        if (endToken(home.nowMs()) && follower.over()) {
            return;
        }
        home.counts().addBatch();
        write(id(), follower.tap().frame(follower.name(), batch));
    }

    /** It may be dropped: the next one takes its place. */
    @Override
    public void aside(Buffer event) {
        if (pendingBytes == 0 && !endToken(home.nowMs())) {
            write(event);
        }
    }

    @Override
    public void caughtUp(Follower follower) {
        // the reader sees that nothing comes
    }

    @Override
    public void failed(Follower follower) {
        // tried again at the next tick
    }

    @Override
    public void resync(Follower follower) {
        home.counts().addResynced();
        follower.end(home.nowMs());
        write(id(), StreamText.resync(follower.name()));
        endWhenNothingIsLeft();
    }

    @Override
    void tick(long nowMs) {
        if (out == null) {
            if (nowMs - openedMs > BEGIN_WITHIN_MS) {
                over();
            }
        } else if (ending) {
            if (nowMs - progressMs > home.settings().stallMs()) {
                out.abort();
                over();
            }
        } else {
            endToken(nowMs);
            followers.forEach(Follower::again);
            if (nowMs - openedMs > lifeMs) {
                end();
            } else if (nowMs - wroteMs >= home.settings().heartbeatMs()) {
                write(StreamText.HEARTBEAT);
            }
        }
    }

    @Override
    void refused(Follower follower) {
        unsubscribed(follower);
        endWhenNothingIsLeft();
    }

    @Override
    boolean reads() {
        return true;
    }

    @Override
    void uncounted() {
        readers().forEach(one -> write(StreamText.presence(one.name(), new Attendance(0, 0))));
    }

    @Override
    void countedAgain() {
        readers().forEach(this::tellPresent);
    }

    private Stream<Follower> readers() {
        return followers.stream().filter(one -> !one.over() && one.asked().isPublic());
    }

    private void tellPresent(Follower follower) {
        follower.tap().present().ifPresent(total -> aside(StreamText.presence(follower.name(), total)));
    }

    @Override
    void comeBack() {
        write(StreamText.retry(spread(RETRY_MS)), StreamText.close(CloseCode.SHUTTING_DOWN));
        end();
    }

    private boolean endToken(long nowMs) {
        boolean ended = endedWithToken(nowMs);
        if (ended) {
            followers.stream()
                    .filter(one -> one.refusal()
                            .filter(ErrorCode.TOKEN_EXPIRED::equals)
                            .isPresent())
                    .forEach(this::unsubscribed);
            endWhenNothingIsLeft();
        }
        return ended;
    }

    private void unsubscribed(Follower follower) {
        write(
                id(),
                StreamText.unsubscribed(
                        follower.name(), follower.refusal().orElseThrow().code()));
    }

    private void endWhenNothingIsLeft() {
        if (followers.stream().allMatch(Follower::over)) {
            end();
        }
    }

    /** The place of the whole request; what is over has none. */
    private Buffer id() {
        return StreamText.id(followers.stream()
                .map(one -> one.over() ? java.util.Optional.<Position>empty() : one.position())
                .toList());
    }

    /** All pieces, or none: then the reader is too slow. One message is always taken, however large. */
    private void write(Buffer... pieces) {
        if (ending || out == null) {
            return;
        }
        int bytes = 0;
        for (Buffer piece : pieces) {
            bytes += piece.length();
        }
        if (pendingBytes > 0 && pendingBytes + bytes > home.settings().bufferBytes()) {
            home.counts().addSlow();
            end();
            return;
        }
        wroteMs = home.nowMs();
        for (Buffer piece : pieces) {
            pendingBytes += piece.length();
            out.write(piece).onComplete(taken -> taken(piece.length()));
        }
    }

    private void taken(int bytes) {
        pendingBytes -= bytes;
        progressMs = home.nowMs();
        if (ending && pendingBytes == 0) {
            over();
            java.util.Objects.requireNonNull(out).end();
        }
    }

    /** Nothing more is written, and the answer ends when the reader has taken the rest. */
    private void end() {
        if (!ending) {
            ending = true;
            progressMs = home.nowMs();
            followers.forEach(one -> one.end(home.nowMs()));
            if (pendingBytes == 0) {
                taken(0);
            }
        }
    }

    /** Chance, so that those who came together do not return together. */
    private static long spread(long ms) {
        return ms / 2 + ThreadLocalRandom.current().nextLong(ms + 1);
    }
}
