package io.repartee.stream;

import java.util.Optional;

/**
 * Whether a stream's memory is known to be a part of the table's history. It is suspected whenever the database may have been
 * replaced (a restored dump, a failover that lost commits): then all events in memory are compared with the table, so that
 * no new ones are told as if they followed lost ones. Bound to its reader's context.
 */
final class Trust {
    /** What the table should have of a history, as it was asked at some time. */
    record Expected(Marks marks, int history, int suspicions) {}

    private int history;
    private int suspicions;
    private int confirmed;

    /** Another history begins, read from the table. */
    void begin() {
        history++;
        confirmed = suspicions;
    }

    void suspect() {
        suspicions++;
    }

    boolean isThere() {
        return confirmed == suspicions;
    }

    Expected expected(Optional<StreamLog> log) {
        Marks marks =
                log.map(known -> isThere() ? known.lastMark() : known.marks()).orElse(Marks.NONE);
        return new Expected(marks, history, suspicions);
    }

    /** Whether it was asked about the history that is there now. */
    boolean concerns(Expected expected) {
        return expected.history() == history;
    }

    void confirm(Expected expected) {
        confirmed = Math.max(confirmed, expected.suspicions());
    }
}
