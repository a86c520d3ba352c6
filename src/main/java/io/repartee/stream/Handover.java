package io.repartee.stream;

import java.util.List;
import java.util.Optional;

/**
 * Events of one stream that this node has just committed, numbered without a hole, handed to the feed so that it need not
 * read them back. With a snapshot the feed needs no query at all; without one it asks {@link Contents}.
 */
public record Handover(StreamId stream, List<Event> events, Optional<Contents.Snapshot> snapshot) {
    public Handover {
        if (events.isEmpty()) {
            throw new IllegalArgumentException("a hand-over has events");
        }
        events = List.copyOf(events);
    }

    public Event last() {
        return events.get(events.size() - 1);
    }
}
