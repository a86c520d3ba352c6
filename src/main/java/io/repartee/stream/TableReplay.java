package io.repartee.stream;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Replays what memory does not cover, from the table in blocks of a page's length, whose bounds are the same for all. However
 * many readers ask at once for something in a block, it is read once, and what follows one place is encoded once. Bound to
 * the feed's thread.
 */
final class TableReplay {
    private record Key(StreamId stream, long block) {}

    /** The events of a block, its first row being the place where the block before ends. */
    private record Block(List<Event> events, Contents.Snapshot contents, Map<Long, Batch> encoded) {}

    private final StreamStore store;
    private final Contents contents;
    private final FeedSettings settings;
    private final Map<Key, Future<Block>> inFlight = new HashMap<>();

    TableReplay(StreamStore store, Contents contents, FeedSettings settings) {
        this.store = store;
        this.contents = contents;
        this.settings = settings;
    }

    /** What follows a position, up to a told place of the same stream: an answer for its reader, or a resync. */
    Future<Replay> read(StreamId stream, Position since, Position told) {
        return block(new Key(stream, since.seq() / settings.pageEvents()))
                .map(block -> answer(stream, block, since, told));
    }

    private Future<Block> block(Key key) {
        Future<Block> running = inFlight.get(key);
        if (running != null) {
            return running;
        }
        Future<Block> block = load(key.stream(), key.block() * settings.pageEvents());
        if (!block.isComplete()) {
            inFlight.put(key, block);
            block.onComplete(done -> inFlight.remove(key));
        }
        return block;
    }

    private Future<Block> load(StreamId stream, long from) {
        return store.read(stream, from, settings.pageEvents() + 1)
                .compose(rows ->
                        contents.load(stream, comments(rows)).map(now -> new Block(rows, now, new HashMap<>())));
    }

    /** A resync when the reader's place is another event now, or is no longer kept. */
    private Replay answer(StreamId stream, Block block, Position since, Position told) {
        List<Event> rows = block.events().stream()
                .filter(event -> event.seq() >= since.seq() && event.seq() <= told.seq())
                .toList();
        boolean beginning = since.seq() == 0;
        int following = rows.size() - (beginning ? 0 : 1);
        if (following < 1 || beginning && since.mark() != 0 || !Past.continues(rows, since)) {
            return new Replay.Resync();
        }
        Batch batch = block.encoded()
                .computeIfAbsent(
                        since.seq(),
                        seq -> encode(stream, rows.subList(beginning ? 0 : 1, rows.size()), block.contents(), told));
        return new Replay.Missed(batch, batch.position().seq() < told.seq());
    }

    private Batch encode(StreamId stream, List<Event> after, Contents.Snapshot now, Position told) {
        EventWriter writer = new EventWriter(now.counts());
        Event last = after.get(0);
        for (Event event : after) {
            if (event != last && writer.size() >= settings.batchBytes()) {
                break;
            }
            writer.event(event, event.comment() == null ? null : now.comments().get(event.comment()));
            last = event;
        }
        Position position = new Position(told.epoch(), last.seq(), last.mark());
        return writer.finish(stream, after.get(0).seq() - 1, position);
    }

    static Set<UUID> comments(List<Event> events) {
        return events.stream().map(Event::comment).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
