package io.repartee.stream;

import io.repartee.observation.Observation.FeedCaughtUp;
import io.repartee.observation.Observer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Reads of the table for the readers of streams. What many streams ask for in one turn of the loop is asked together: after
 * LISTEN has returned, or when thousands come back at once, a statement serves many streams. Bound to the feed's context.
 */
final class CatchUps {
    /**
     * The events from a number on, inclusive, with what they are about.
     *
     * @param more whether there may be more events than one read takes
     * @param tableHead the head after the contents were read: snapshots of hand-overs up to there may be older than these
     */
    record Found(List<Event> events, Contents.Snapshot contents, boolean more, Head tableHead) {}

    private static final Contents.Snapshot NONE = new Contents.Snapshot(Map.of(), new byte[0]);
    private static final int STREAMS_PER_READ = 64;

    private record Asked<T>(StreamStore.Since since, Promise<T> answer) {}

    private final Vertx vertx;
    private final StreamStore store;
    private final Contents contents;
    private final int pageEvents;
    private final Observer observer;
    private List<Asked<Head>> heads = new ArrayList<>();
    private List<Asked<Found>> reads = new ArrayList<>();
    private boolean gathering;

    CatchUps(Vertx vertx, StreamStore store, Contents contents, int pageEvents, Observer observer) {
        this.vertx = vertx;
        this.store = store;
        this.contents = contents;
        this.pageEvents = pageEvents;
        this.observer = observer;
    }

    Future<Head> head(StreamId stream) {
        return ask(heads, new StreamStore.Since(stream, 0));
    }

    /** One page of events; what the first of them is about is not asked when it is the only one. */
    Future<Found> since(StreamId stream, long seq) {
        return ask(reads, new StreamStore.Since(stream, seq));
    }

    /** What events that are known already are about, as it is now. */
    Future<Found> about(StreamId stream, List<Event> events) {
        return contents.load(stream, TableReplay.comments(events))
                .compose(now -> store.heads(List.of(stream)).map(head -> new Found(events, now, false, head.get(0))));
    }

    private <T> Future<T> ask(List<Asked<T>> gathered, StreamStore.Since since) {
        Asked<T> asked = new Asked<>(since, Promise.promise());
        gathered.add(asked);
        if (!gathering) {
            gathering = true;
            vertx.runOnContext(v -> askGathered());
        }
        return asked.answer().future();
    }

    private void askGathered() {
        gathering = false;
        List<Asked<Head>> askedHeads = heads;
        List<Asked<Found>> askedReads = reads;
        heads = new ArrayList<>();
        reads = new ArrayList<>();
        if (!askedHeads.isEmpty()) {
            answer(askedHeads, store.heads(streams(askedHeads)));
        }
        readSlices(askedReads);
    }

    /** One slice after the other. */
    private void readSlices(List<Asked<Found>> asked) {
        if (!asked.isEmpty()) {
            List<Asked<Found>> slice = asked.subList(0, Math.min(STREAMS_PER_READ, asked.size()));
            answer(slice, read(slice)).onComplete(done -> readSlices(asked.subList(slice.size(), asked.size())));
        }
    }

    private Future<List<Found>> read(List<Asked<Found>> slice) {
        long begun = System.nanoTime();
        return store.read(slice.stream().map(Asked::since).toList(), pageEvents + 1)
                .compose(events -> about(streams(slice), events))
                .onSuccess(found -> observer.observe(new FeedCaughtUp(
                        found.stream().mapToInt(one -> one.events().size()).sum(),
                        Duration.ofNanos(System.nanoTime() - begun))));
    }

    private Future<List<Found>> about(List<StreamId> streams, List<List<Event>> events) {
        Map<StreamId, Set<UUID>> comments = new LinkedHashMap<>();
        for (int i = 0; i < streams.size(); i++) {
            if (events.get(i).size() > 1
                    || !events.get(i).isEmpty() && events.get(i).get(0).seq() == 1) {
                comments.put(streams.get(i), TableReplay.comments(events.get(i)));
            }
        }
        if (comments.isEmpty()) {
            return Future.succeededFuture(found(events, streams, Map.of(), List.of()));
        }
        return contents.loadMany(comments)
                .compose(now -> store.heads(streams).map(after -> found(events, streams, now, after)));
    }

    private List<Found> found(
            List<List<Event>> events, List<StreamId> streams, Map<StreamId, Contents.Snapshot> now, List<Head> after) {
        List<Found> all = new ArrayList<>();
        for (int i = 0; i < streams.size(); i++) {
            List<Event> rows = events.get(i);
            Head read = rows.isEmpty() ? Head.NONE : head(rows.get(rows.size() - 1));
            all.add(new Found(
                    rows,
                    now.getOrDefault(streams.get(i), NONE),
                    rows.size() > pageEvents,
                    after.isEmpty() ? read : after.get(i)));
        }
        return all;
    }

    private static Head head(Event event) {
        return new Head(event.seq(), event.mark());
    }

    private static <T> Future<List<T>> answer(List<Asked<T>> asked, Future<List<T>> answers) {
        return answers.onComplete(done -> {
            for (int i = 0; i < asked.size(); i++) {
                if (done.succeeded()) {
                    asked.get(i).answer().complete(done.result().get(i));
                } else {
                    asked.get(i).answer().fail(done.cause());
                }
            }
        });
    }

    private static <T> List<StreamId> streams(List<Asked<T>> asked) {
        return asked.stream().map(one -> one.since().stream()).toList();
    }
}
