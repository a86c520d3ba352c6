package io.repartee.stream;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a reader remembers of its stream: the log of recent events, once the head is known, and how far the table was when it
 * was read. What is added is told, at the pace of the stream. Bound to its reader's context.
 */
final class Recent {
    private final StreamReader reader;
    private final ReaderParts parts;
    private final Teller teller;
    private Optional<StreamLog> log = Optional.empty();
    private long contentsFrom;
    private long tableHead;

    Recent(StreamReader reader, ReaderParts parts, Teller teller) {
        this.reader = reader;
        this.parts = parts;
        this.teller = teller;
    }

    Optional<StreamLog> log() {
        return log;
    }

    boolean isKnown() {
        return log.isPresent();
    }

    long headSeq() {
        return log.map(known -> known.head().seq()).orElse(0L);
    }

    /** How far the table was when it was last read. */
    long tableHead() {
        return tableHead;
    }

    void begin(Head head, String epoch) {
        tableHead = head.seq();
        log = Optional.of(
                new StreamLog(reader.stream(), head.in(epoch), parts.settings().recentEvents()));
    }

    /** Nothing of it is valid any more. */
    void end() {
        log = Optional.empty();
        contentsFrom = 0;
        teller.drop();
        parts.memory().gone(reader);
    }

    /** Whether a committed event is not the one known by its number: the database was restored under a running node. */
    boolean contradicts(Event committed) {
        return log.filter(known -> known.covers(committed.seq())
                        && !known.confirms(new Position(known.head().epoch(), committed.seq(), committed.mark())))
                .isPresent();
    }

    /** The table has been read, and has got so far. */
    void sawTable(Head head) {
        tableHead = head.seq();
    }

    /** What a hand-over shows, unless something newer was read already. */
    Optional<Contents.Snapshot> current(Handover handover) {
        return handover.snapshot().filter(taken -> handover.events().get(0).seq() > contentsFrom);
    }

    List<Event> fresh(List<Event> events) {
        return events.stream().filter(event -> event.seq() > headSeq()).toList();
    }

    void append(List<Event> events, Contents.Snapshot now) {
        StreamLog known = log.orElseThrow();
        known.append(events, now);
        teller.tellSoon(known);
        used();
    }

    /** Adds what was read from the table; whether there was anything new. */
    boolean follows(CatchUps.Found found) {
        tableHead = found.tableHead().seq();
        List<Event> fresh = fresh(found.events());
        if (!fresh.isEmpty()) {
            append(fresh, found.contents());
            contentsFrom = Math.max(contentsFrom, tableHead);
        }
        return !fresh.isEmpty();
    }

    /** It was written to or asked for. */
    void used() {
        log.ifPresent(known -> parts.memory().moved(reader, known.bytes()));
    }

    void forgetBefore(Instant time) {
        log.ifPresent(known -> {
            known.forgetBefore(time);
            parts.memory().shrank(reader, known.bytes());
        });
    }

    /** Makes room; gives how many bytes it takes still. */
    long forgetTold() {
        log.ifPresent(StreamLog::forgetTold);
        return log.map(StreamLog::bytes).orElse(0L);
    }
}
