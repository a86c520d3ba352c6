package io.repartee.stream;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Replays what memory does not cover, page by page from the table. However many readers ask for the same page at once, it
 * is read once. Bound to the feed's thread.
 */
final class TableReplay {
    private record Key(StreamId stream, long seq) {}

    /** A page of the table: the row at the reader's place, if it still exists, and what follows it. */
    record Page(Optional<Event> here, Batch after) {}

    private final StreamStore store;
    private final Contents contents;
    private final FeedSettings settings;
    private final Map<Key, Future<Optional<Page>>> inFlight = new HashMap<>();

    TableReplay(StreamStore store, Contents contents, FeedSettings settings) {
        this.store = store;
        this.contents = contents;
        this.settings = settings;
    }

    /** What follows a position, up to a told place of the same stream: an answer for its reader, or a resync. */
    Future<Replay> read(StreamId stream, Position since, Position told) {
        return page(stream, since.seq(), told)
                .map(page -> page.filter(found -> confirms(found, since))
                        .<Replay>map(found -> missed(found.after(), told))
                        .orElseGet(Replay.Resync::new));
    }

    private static Replay missed(Batch batch, Position told) {
        return new Replay.Missed(batch, batch.position().seq() < told.seq());
    }

    private static boolean confirms(Page page, Position since) {
        long mark = page.here().map(Event::mark).orElse(0L);
        return mark == since.mark();
    }

    private Future<Optional<Page>> page(StreamId stream, long seq, Position told) {
        Key key = new Key(stream, seq);
        Future<Optional<Page>> running = inFlight.get(key);
        if (running != null) {
            return running;
        }
        Future<Optional<Page>> page = load(stream, seq, told);
        if (!page.isComplete()) {
            inFlight.put(key, page);
            page.onComplete(done -> inFlight.remove(key));
        }
        return page;
    }

    private Future<Optional<Page>> load(StreamId stream, long seq, Position told) {
        return store.read(stream, seq, settings.pageEvents() + 1).compose(rows -> {
            Optional<Event> here = rows.stream().findFirst().filter(event -> event.seq() == seq);
            List<Event> after = rows.stream()
                    .filter(event -> event.seq() > seq && event.seq() <= told.seq())
                    .toList();
            boolean kept = here.isPresent() || seq == 0;
            return kept && !after.isEmpty() && after.get(after.size() - 1).seq() == seq + after.size()
                    ? contents.load(stream, comments(after))
                            .map(now -> Optional.of(render(stream, here, after, now, told)))
                    : Future.succeededFuture(Optional.empty());
        });
    }

    private Page render(
            StreamId stream, Optional<Event> here, List<Event> after, Contents.Snapshot now, Position told) {
        EventWriter writer = new EventWriter();
        Event last = after.get(0);
        for (Event event : after) {
            if (event != last && writer.size() >= settings.batchBytes()) {
                break;
            }
            writer.event(event, event.comment() == null ? null : now.comments().get(event.comment()));
            last = event;
        }
        Position position = new Position(told.epoch(), last.seq(), last.mark());
        return new Page(here, writer.finish(stream, after.get(0).seq() - 1, position, now.counts()));
    }

    static Set<UUID> comments(List<Event> events) {
        return events.stream().map(Event::comment).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
