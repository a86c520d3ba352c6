package io.repartee.comment;

import io.repartee.stream.Event;
import io.repartee.stream.EventType;
import io.repartee.stream.Position;
import io.repartee.stream.StreamId;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What a statement that changes comments answers: for each command one row, or one for each event that it made, all with the
 * comment as it is now. One for each answer.
 */
final class ChangedRows {
    private final String epoch;
    private final String revision;
    private final Events events = new Events();
    private final List<Outcome> outcomes = new ArrayList<>();

    /** @param revision the column that has the revision of the row's event */
    ChangedRows(String epoch, String revision) {
        this.epoch = epoch;
        this.revision = revision;
    }

    /** @param outcome what became of a command, by its first row */
    Committed committed(Iterable<Row> rows, BiFunction<Row, Optional<Position>, Outcome> outcome) {
        for (Row row : rows) {
            Optional<Position> position = note(row);
            int n = row.getInteger("n");
            if (n == outcomes.size()) {
                outcomes.add(outcome.apply(row, position));
            } else if (position.isPresent() && outcomes.get(n) instanceof Outcome.Done done) {
                outcomes.set(n, new Outcome.Done(done.comment(), position));
            }
        }
        return new Committed(outcomes, events.handovers());
    }

    /** Notes the row's event, if it has one; its position when it is the thread's. */
    private Optional<Position> note(Row row) {
        if (row.getLong("seq") == null) {
            return Optional.empty();
        }
        Comment comment = CommentRow.read(row);
        StreamId thread = StreamId.of(comment.site(), comment.thread());
        boolean readers = thread.value().equals(row.getUUID("stream"));
        Event event = event(row, comment);
        events.add(readers ? thread : StreamId.ofSite(comment.site()), event);
        if (readers && row.getInteger("published") != null) {
            events.show(thread, comment, row.getInteger("published"));
        }
        return readers ? Optional.of(new Position(epoch, event.seq(), event.mark())) : Optional.empty();
    }

    private Event event(Row row, Comment comment) {
        return new Event(
                row.getLong("seq"),
                Integer.toUnsignedLong(row.getInteger("mark")),
                EventType.of(row.getShort("type")).orElseThrow(),
                comment.id().value(),
                row.getInteger(revision),
                row.getOffsetDateTime("at").toInstant());
    }
}
