package io.repartee.stream;

import io.repartee.observation.Observation.FeedCaughtUp;
import io.repartee.observation.Observer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;

/**
 * One read of a stream beyond the last event its log knows, which it reads again and compares, so that another history is
 * noticed. It ends with the head of the table: snapshots of hand-overs up to there may be older than the contents read.
 */
final class CatchUp {
    /**
     * @param sameHistory whether the table still has the log's last event; when not, nothing else means anything
     * @param more whether there may be more events than one read takes
     * @param tableHead the head after the contents were read
     */
    record Found(boolean sameHistory, List<Event> events, Contents.Snapshot contents, boolean more, Head tableHead) {}

    private static final Contents.Snapshot NONE = new Contents.Snapshot(java.util.Map.of(), new byte[0]);

    private final StreamStore store;
    private final Contents contents;
    private final int pageEvents;
    private final Observer observer;

    CatchUp(StreamStore store, Contents contents, int pageEvents, Observer observer) {
        this.store = store;
        this.contents = contents;
        this.pageEvents = pageEvents;
        this.observer = observer;
    }

    Future<Found> after(StreamId stream, Position last) {
        long begun = System.nanoTime();
        return read(stream, last)
                .onSuccess(found -> observer.observe(
                        new FeedCaughtUp(found.events().size(), Duration.ofNanos(System.nanoTime() - begun))));
    }

    private Future<Found> read(StreamId stream, Position last) {
        return store.read(stream, last.seq(), pageEvents + 1).compose(rows -> {
            if (!continues(rows, last)) {
                return Future.succeededFuture(new Found(false, List.of(), NONE, false, Head.NONE));
            }
            List<Event> events =
                    rows.stream().filter(event -> event.seq() > last.seq()).toList();
            boolean more = rows.size() > pageEvents;
            return events.isEmpty()
                    ? Future.succeededFuture(new Found(true, events, NONE, false, new Head(last.seq(), last.mark())))
                    : about(stream, events, more);
        });
    }

    /** What events that are known already are about, as it is now. */
    Future<Found> about(StreamId stream, List<Event> events, boolean more) {
        return contents.load(stream, TableReplay.comments(events))
                .compose(now -> store.head(stream).map(head -> new Found(true, events, now, more, head)));
    }

    private static boolean continues(List<Event> rows, Position last) {
        long expected = last.seq() == 0 ? 1 : last.seq();
        for (Event row : rows) {
            if (row.seq() != expected++) {
                return false;
            }
        }
        return last.seq() == 0 || !rows.isEmpty() && rows.get(0).mark() == last.mark();
    }
}
