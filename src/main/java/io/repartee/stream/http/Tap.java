package io.repartee.stream.http;

import io.repartee.stream.Attendance;
import io.repartee.stream.Batch;
import io.repartee.stream.StreamId;
import io.repartee.stream.Totals;
import io.repartee.stream.Whisper;
import io.vertx.core.buffer.Buffer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One stream as an event loop hears it, and the requests there that follow it. Bound to its loop. */
final class Tap {
    private final StreamId stream;
    private final Set<Follower> followers = new LinkedHashSet<>();
    private Attendance present = new Attendance(0, 0);
    private long headSeq;
    private long quietSinceMs;
    private @Nullable Batch telling;
    private String framedFor = "";
    private @Nullable Buffer frame;

    Tap(StreamId stream) {
        this.stream = stream;
    }

    StreamId stream() {
        return stream;
    }

    /** The newest event told so far. */
    long headSeq() {
        return headSeq;
    }

    List<Follower> followers() {
        return List.copyOf(followers);
    }

    void add(Follower follower) {
        followers.add(follower);
    }

    void remove(Follower follower, long nowMs) {
        followers.remove(follower);
        quietSinceMs = nowMs;
    }

    boolean unheardSince(long timeMs) {
        return followers.isEmpty() && quietSinceMs <= timeMs;
    }

    void told(Batch batch) {
        headSeq = Math.max(headSeq, batch.position().seq());
        telling = batch;
        followers().forEach(follower -> follower.told(batch));
        telling = null;
        frame = null;
    }

    /** The batch as an event for readers who know the stream by that name; encoded once for all while it is told. */
    Buffer frame(String name, Batch batch) {
        if (telling != batch) {
            return StreamText.events(name, batch);
        }
        if (frame == null || !framedFor.equals(name)) {
            frame = StreamText.events(name, batch);
            framedFor = name;
        }
        return frame;
    }

    void whispered(Whisper whisper) {
        Buffer event = StreamText.whisper(whisper.frame());
        followers().forEach(follower -> follower.aside(event));
    }

    /** How many attend it, when anybody is counted. */
    Optional<Attendance> present() {
        return Optional.of(present).filter(total -> total.readers() > 0);
    }

    void counted(Totals totals) {
        followers().forEach(follower -> follower.aside(StreamText.totals(follower.name(), totals)));
    }

    void present(Attendance total) {
        if (total.equals(present)) {
            return;
        }
        present = total;
        followers().forEach(follower -> follower.aside(StreamText.presence(follower.name(), total)));
    }

    /** Another history has begun. */
    void rewritten() {
        headSeq = 0;
        followers().forEach(Follower::rewritten);
    }
}
