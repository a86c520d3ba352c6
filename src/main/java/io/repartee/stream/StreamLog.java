package io.repartee.stream;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The recent past of one stream in memory: its last events, without a hole, and the comments they are about as their
 * audience may see them now. A removal or an edit therefore also changes how earlier events are told.
 *
 * <p>It has two places: the <em>head</em> up to which events are known, and the place up to which they were <em>told</em>
 * to listeners. Between them lies what a coalescing window still holds back. Pure; bound to its owner's thread.
 */
final class StreamLog {
    private static final int SLACK = 64;
    private static final int EVENT_BYTES = 120;
    private static final byte[] NO_COUNTS = new byte[0];

    private final StreamId stream;
    private final int capacity;
    private final List<Event> events = new ArrayList<>(0);
    private final Shown shown = new Shown();
    private Position base;
    private Position head;
    private Position told;
    private byte[] counts = NO_COUNTS;
    private @Nullable Batch lastPage;

    /** A log that begins after that position, with everything before it told. */
    StreamLog(StreamId stream, Position head, int capacity) {
        this.stream = stream;
        this.capacity = capacity;
        this.base = head;
        this.head = head;
        this.told = head;
    }

    /** Where its memory begins. */
    Position base() {
        return base;
    }

    Position head() {
        return head;
    }

    Position told() {
        return told;
    }

    /**
     * Adds events that follow the head. What it has already is passed over, together with the snapshot when nothing is new,
     * as that would be older than what is known.
     *
     * @throws IllegalArgumentException when an event in between is missing
     */
    void append(List<Event> following, Contents.Snapshot now) {
        List<Event> fresh =
                following.stream().filter(event -> event.seq() > head.seq()).toList();
        if (fresh.isEmpty()) {
            return;
        }
        for (Event event : fresh) {
            if (event.seq() != head.seq() + 1) {
                throw new IllegalArgumentException("event %d does not follow %d".formatted(event.seq(), head.seq()));
            }
            events.add(event);
            head = new Position(head.epoch(), event.seq(), event.mark());
        }
        lastPage = null;
        comments(fresh).forEach(id -> shown.put(id, now.comments().getOrDefault(id, Content.GONE)));
        now.comments().forEach((id, content) -> {
            if (shown.has(id)) {
                shown.put(id, content);
            }
        });
        counts = now.counts();
    }

    /**
     * Adds what lies before its memory: events without a hole, the last of them the one where the memory began. They are
     * passed over when they are no longer that.
     *
     * @param from the place before the first of them
     */
    void prepend(Position from, List<Event> earlier, Contents.Snapshot then) {
        boolean fits = from.seq() + earlier.size() == base.seq()
                && !earlier.isEmpty()
                && earlier.get(earlier.size() - 1).mark() == base.mark();
        if (fits) {
            events.addAll(0, earlier);
            base = from;
            lastPage = null;
            comments(earlier).stream()
                    .filter(id -> !shown.has(id))
                    .forEach(id -> shown.put(id, then.comments().getOrDefault(id, Content.GONE)));
            counts = counts.length == 0 ? then.counts() : counts;
        }
    }

    /** The marks of all events in memory, at least of the head. */
    Marks marks() {
        if (events.isEmpty()) {
            return lastMark();
        }
        return new Marks(
                base.seq(),
                head.seq(),
                events.stream().mapToLong(event -> (int) event.mark()).sum());
    }

    /** The mark of the head alone. */
    Marks lastMark() {
        return head.seq() == 0 ? Marks.NONE : new Marks(head.seq() - 1, head.seq(), (int) head.mark());
    }

    /** About how much memory it takes. */
    long bytes() {
        return shown.bytes() + (long) events.size() * EVENT_BYTES + (lastPage == null ? 0 : lastPage.body().length);
    }

    /** The next batch for the listeners, of at most about that many bytes; empty when everything was told. */
    Optional<Batch> tell(int mostBytes) {
        if (told.seq() == head.seq()) {
            return Optional.empty();
        }
        Batch batch = write(told.seq(), head.seq(), mostBytes);
        told = batch.position();
        lastPage = null;
        evict(events.size() > capacity + SLACK ? events.size() - capacity : 0);
        return Optional.of(batch);
    }

    /** Whether it knows the event at that number, or the place where its memory begins. */
    boolean covers(long seq) {
        return seq >= base.seq() && seq <= head.seq();
    }

    /** Whether a covered position is one of this history. */
    boolean confirms(Position position) {
        return at(position.seq()).mark() == position.mark();
    }

    /**
     * The told events after a covered place, as one batch of at most about that many bytes. There must be one. The page
     * asked for last is kept while nothing changes: after a reconnect many readers ask for the same one.
     */
    Batch page(long after, int mostBytes) {
        Batch known = lastPage;
        if (known == null || known.after() != after) {
            known = write(after, told.seq(), mostBytes);
            lastPage = known;
        }
        return known;
    }

    /** Forgets told events from before that time: memory is for those who come back soon. */
    void forgetBefore(Instant time) {
        int old = 0;
        while (old < events.size() && events.get(old).at().isBefore(time)) {
            old++;
        }
        evict(old);
    }

    /** Forgets all told events. */
    void forgetTold() {
        evict(events.size());
    }

    private Position at(long seq) {
        if (seq == base.seq()) {
            return base;
        }
        Event event = events.get(index(seq));
        return new Position(base.epoch(), event.seq(), event.mark());
    }

    private int index(long seq) {
        return (int) (seq - base.seq() - 1);
    }

    private Batch write(long after, long to, int mostBytes) {
        EventWriter writer = new EventWriter(counts);
        long seq = after;
        while (seq < to && (seq == after || writer.size() < mostBytes)) {
            Event event = events.get(index(++seq));
            writer.event(event, shown.of(event.comment()));
        }
        return writer.finish(stream, after, at(seq));
    }

    private void evict(int wanted) {
        int count = (int) Math.min(wanted, told.seq() - base.seq());
        if (count > 0) {
            base = at(base.seq() + count);
            events.subList(0, count).clear();
            shown.retain(comments(events));
            lastPage = null;
        }
    }

    private static Set<UUID> comments(Collection<Event> events) {
        return events.stream().map(Event::comment).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
