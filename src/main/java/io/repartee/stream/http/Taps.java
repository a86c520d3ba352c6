package io.repartee.stream.http;

import io.repartee.stream.Attendance;
import io.repartee.stream.Batch;
import io.repartee.stream.Feed;
import io.repartee.stream.FeedListener;
import io.repartee.stream.Position;
import io.repartee.stream.Replay;
import io.repartee.stream.StreamId;
import io.repartee.stream.Totals;
import io.repartee.stream.Whisper;
import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The streams that requests of one event loop follow: each is watched once, however many follow it, and for a while longer,
 * so that a poll that returns finds it in memory. What the feed tells comes here on its own thread and is carried over;
 * everything else is bound to the loop.
 */
final class Taps implements FeedListener {
    private final Feed feed;
    private final Context loop;
    private final int lingerMs;
    private final int mostUnheard;
    private final Map<StreamId, Tap> taps = new HashMap<>();

    /** @param mostUnheard streams to go on watching at most when nobody follows them */
    Taps(Feed feed, Context loop, int lingerMs, int mostUnheard) {
        this.feed = feed;
        this.loop = loop;
        this.lingerMs = lingerMs;
        this.mostUnheard = mostUnheard;
    }

    @Override
    public void told(Batch batch) {
        loop.runOnContext(v -> Optional.ofNullable(taps.get(batch.stream())).ifPresent(tap -> tap.told(batch)));
    }

    @Override
    public void whispered(Whisper whisper) {
        loop.runOnContext(
                v -> Optional.ofNullable(taps.get(whisper.stream())).ifPresent(tap -> tap.whispered(whisper)));
    }

    @Override
    public void counted(StreamId stream, Totals totals) {
        loop.runOnContext(v -> Optional.ofNullable(taps.get(stream)).ifPresent(tap -> tap.counted(totals)));
    }

    @Override
    public void present(StreamId stream, Attendance total) {
        loop.runOnContext(v -> Optional.ofNullable(taps.get(stream)).ifPresent(tap -> tap.present(total)));
    }

    @Override
    public void rewritten(StreamId stream) {
        loop.runOnContext(v -> Optional.ofNullable(taps.get(stream)).ifPresent(Tap::rewritten));
    }

    Tap add(StreamId stream, Follower follower) {
        Tap tap = taps.get(stream);
        if (tap == null) {
            tap = new Tap(stream);
            taps.put(stream, tap);
            feed.watch(stream, this);
        }
        tap.add(follower);
        return tap;
    }

    void remove(Tap tap, Follower follower, long nowMs) {
        tap.remove(follower, nowMs);
        if (taps.size() > mostUnheard && tap.unheardSince(nowMs)) {
            end(tap);
        }
    }

    /** Reads; the answer comes on the loop. */
    void read(Tap tap, Optional<Position> since, Consumer<AsyncResult<Replay>> answer) {
        feed.read(tap.stream(), since).onComplete(done -> loop.runOnContext(v -> answer.accept(done)));
    }

    /** Lets go of what nobody has followed for a while. */
    void tidy(long nowMs) {
        List<Tap> unheard = new ArrayList<>();
        taps.values().stream().filter(tap -> tap.unheardSince(nowMs - lingerMs)).forEach(unheard::add);
        unheard.forEach(this::end);
    }

    int size() {
        return taps.size();
    }

    private void end(Tap tap) {
        taps.remove(tap.stream());
        feed.unwatch(tap.stream(), this);
    }
}
