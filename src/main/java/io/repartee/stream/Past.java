package io.repartee.stream;

import java.util.List;
import java.util.Optional;

/** Events read from the table that lie before a log's memory and end where it begins. */
record Past(StreamLog log, Position from, List<Event> events, Contents.Snapshot contents) {
    /** What was read from that number on, if it is part of this log's history, without a hole. */
    static Optional<Past> of(long from, CatchUps.Found found, Optional<StreamLog> log) {
        if (log.isEmpty()
                || found.events().isEmpty()
                || from >= log.get().base().seq()) {
            return Optional.empty();
        }
        Event first = found.events().get(0);
        Position place = new Position(log.get().head().epoch(), from, from == 0 ? 0 : first.mark());
        List<Event> events = found.events().stream()
                .filter(event ->
                        event.seq() > from && event.seq() <= log.get().base().seq())
                .toList();
        return continues(found.events(), place)
                ? Optional.of(new Past(log.get(), place, events, found.contents()))
                : Optional.empty();
    }

    void prepend() {
        log.prepend(from, events, contents);
    }

    /** Whether rows read from a place on, inclusive, are what follows it. */
    static boolean continues(List<Event> rows, Position place) {
        long expected = place.seq() == 0 ? 1 : place.seq();
        for (Event row : rows) {
            if (row.seq() != expected++) {
                return false;
            }
        }
        return place.seq() == 0 || !rows.isEmpty() && rows.get(0).mark() == place.mark();
    }
}
