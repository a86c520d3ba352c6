package io.repartee.stream.http;

import io.repartee.stream.Feed;
import io.repartee.stream.LiveGate;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * All requests of one event loop that hear streams: the route, and what happens to its requests with time. One per HTTP
 * verticle, bound to its event loop.
 */
public final class HttpStreams {
    /** Below a site's address. */
    public static final String ADDRESS = "/stream";

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);
    private static final int MOST_UNHEARD = 10_000;

    private final Vertx vertx;
    private final Context loop;
    private final LiveGate gate;
    private final Feed feed;
    private final Places places;
    private final InstantSource clock;
    private final Taps taps;
    private final Set<Listening> open = new LinkedHashSet<>();
    private final Promise<Void> drained = Promise.promise();
    private final long ticker;
    private final Runnable unwatch;
    private boolean draining;
    private long changes;

    /** Made on the context whose event loop serves the requests. */
    public HttpStreams(Vertx vertx, Feed feed, LiveGate gate, Places places, InstantSource clock) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.feed = feed;
        this.gate = gate;
        this.places = places;
        this.clock = clock;
        this.taps = new Taps(feed, loop, places.settings().lingerMs(), MOST_UNHEARD);
        this.unwatch = gate.watch(this::changed);
        this.ticker = vertx.setPeriodic(places.settings().tickMs(), v -> tick());
    }

    public Route route() {
        return Route.get(ADDRESS, this::answer);
    }

    /**
     * Tells all requests to come back elsewhere, spread over that time, so that they do not all come back at once. Ends when
     * the last one has its answer. May be called on any thread, once.
     */
    public Future<Void> drain(Duration over) {
        loop.runOnContext(v -> drainNow(over.toMillis()));
        return drained.future();
    }

    /** Ends what goes on by itself; after {@link #drain}. */
    public void close() {
        vertx.cancelTimer(ticker);
        unwatch.run();
    }

    HttpStreamSettings settings() {
        return places.settings();
    }

    HttpStreamCounts counts() {
        return places.counts();
    }

    Seats seats() {
        return places.seats();
    }

    Taps taps() {
        return taps;
    }

    Instant now() {
        return clock.instant();
    }

    long nowMs() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    long in(long ms, Runnable action) {
        return vertx.setTimer(ms, v -> action.run());
    }

    void cancel(long timer) {
        vertx.cancelTimer(timer);
    }

    void left(Listening listening) {
        open.remove(listening);
        finishDrain();
    }

    private Future<Answer> answer(Call call) {
        if (draining) {
            throw Problem.retryAfter(ErrorCode.SHUTTING_DOWN, RETRY_AFTER);
        }
        StreamQuery query = StreamQuery.of(call, settings().mostStreams());
        Places.Place place = places.take(call.address(), query.eventStream());
        Listening listening =
                query.eventStream() ? new EventStream(this, query, place) : new LongPoll(this, query, place);
        open.add(listening);
        call.whenGone(listening::over);
        long before = changes;
        return onLoop(gate(call).compose(guest -> Admission.of(guest, query)))
                .compose(admission -> admit(listening, admission, before))
                .onFailure(refused -> listening.over());
    }

    private Future<Answer> admit(Listening listening, Admission admission, long before) {
        Future<Answer> answer = listening.admit(admission);
        if (changes != before) {
            listening.askAgain(); // what the gate said may be old already
        }
        return answer;
    }

    /** A token that is not of its form is a refusal like any other: the place is given back. */
    private Future<LiveGate.Guest> gate(Call call) {
        return Future.succeededFuture().compose(asked -> gate.hello(call.path("site"), call.bearer()));
    }

    <T> Future<T> onLoop(Future<T> answer) {
        Promise<T> here = Promise.promise();
        answer.onComplete(done -> loop.runOnContext(v -> here.handle(done)));
        return here.future();
    }

    /** Some may hear less than before. May be called on any thread. */
    private void changed(Predicate<LiveGate.Guest> whom) {
        loop.runOnContext(v -> {
            changes++;
            List.copyOf(open).stream()
                    .filter(listening -> listening.concerns(whom))
                    .forEach(Listening::askAgain);
        });
    }

    private void tick() {
        long now = nowMs();
        List.copyOf(open).forEach(listening -> listening.tick(now));
        taps.tidy(now);
        seats().tick(now, feed);
    }

    private void drainNow(long overMs) {
        draining = true;
        List<Listening> all = List.copyOf(open);
        for (int i = 0; i < all.size(); i++) {
            Listening listening = all.get(i);
            in(1 + overMs * i / all.size(), listening::comeBack);
        }
        finishDrain();
    }

    private void finishDrain() {
        if (draining && open.isEmpty()) {
            drained.tryComplete();
        }
    }
}
