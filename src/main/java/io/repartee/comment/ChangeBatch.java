package io.repartee.comment;

import io.repartee.comment.Command.Change;
import io.repartee.comment.Command.Decide;
import io.repartee.comment.Command.Delete;
import io.repartee.comment.Command.Edit;
import io.repartee.stream.Event;
import io.repartee.stream.EventType;
import io.repartee.stream.Position;
import io.repartee.stream.StreamId;
import io.repartee.web.ErrorCode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Changes comments, a batch in one statement. No comment may be in a batch twice: a statement changes a row once. Loop-bound
 * like the {@link Lane} that owns it.
 */
final class ChangeBatch {
    private final SqlClient database;
    private final Supplier<String> epoch;

    ChangeBatch(SqlClient database, Supplier<String> epoch) {
        this.database = database;
        this.epoch = epoch;
    }

    Future<Committed> write(List<Change> changes) {
        Tuple tuple = Tuple.tuple();
        parameters(changes).forEach(tuple::addValue);
        return database.preparedQuery(ChangeSql.CHANGE)
                .execute(tuple.addUUID(Events.siteStream()))
                .map(rows -> committed(changes, rows));
    }

    private static List<Object> parameters(List<Change> changes) {
        return new Columns<>(changes)
                .numbered()
                .add(Integer[]::new, change -> change.site().value())
                .add(UUID[]::new, change -> change.comment().value())
                .add(Short[]::new, ChangeBatch::kind)
                .add(Integer[]::new, ChangeBatch::revision)
                .add(Short[]::new, decide(decision -> decision.expect().code()))
                .add(Short[]::new, ChangeBatch::next)
                .add(
                        String[]::new,
                        change -> change instanceof Edit edit ? edit.text().source() : null)
                .add(
                        String[]::new,
                        change -> change instanceof Edit edit ? edit.text().html() : null)
                .add(OffsetDateTime[]::new, change -> change.at().atOffset(ZoneOffset.UTC))
                .add(UUID[]::new, decide(decision -> decision.decision().value()))
                .add(Short[]::new, decide(Decide::action))
                .add(UUID[]::new, decide(decision -> decision.by().value()))
                .add(String[]::new, decide(Decide::byName))
                .add(String[]::new, decide(Decide::reason))
                .add(String[]::new, decide(Decide::note))
                .add(
                        UUID[]::new,
                        decide(d -> d.undoes() == null ? null : d.undoes().value()))
                .arrays();
    }

    private static <V> Function<Change, @Nullable V> decide(Function<Decide, @Nullable V> value) {
        return change -> change instanceof Decide decision ? value.apply(decision) : null;
    }

    private static short kind(Change change) {
        if (change instanceof Edit) {
            return ChangeSql.EDIT;
        }
        return change instanceof Delete ? ChangeSql.DELETE : ChangeSql.DECIDE;
    }

    private static @Nullable Integer revision(Change change) {
        if (change instanceof Edit edit) {
            return edit.revision();
        }
        return change instanceof Decide decision ? decision.revision() : null;
    }

    /** The status to go to, or null to stay. */
    private static @Nullable Short next(Change change) {
        if (change instanceof Edit edit) {
            Status screened = edit.screened().status();
            return screened == Status.PUBLISHED ? null : screened.code();
        }
        return change instanceof Decide decision ? decision.after().code() : Status.DELETED.code();
    }

    private Committed committed(List<Change> changes, Iterable<Row> rows) {
        Events events = new Events();
        List<Outcome> outcomes = new ArrayList<>(changes.size());
        for (Row row : rows) {
            Optional<Position> position = note(row, events);
            int n = row.getInteger("n");
            if (n == outcomes.size()) {
                outcomes.add(outcome(row, position));
            } else if (position.isPresent() && outcomes.get(n) instanceof Outcome.Done done) {
                outcomes.set(n, new Outcome.Done(done.comment(), position));
            }
        }
        return new Committed(outcomes, events.handovers());
    }

    private static Outcome outcome(Row row, Optional<Position> position) {
        return switch (row.getShort("refusal")) {
            case ChangeSql.FINE -> new Outcome.Done(CommentRow.read(row), position);
            case ChangeSql.REVISION_CONFLICT -> refused(ErrorCode.REVISION_CONFLICT, row);
            case ChangeSql.STATUS_CONFLICT -> refused(ErrorCode.STATUS_CONFLICT, row);
            default -> Outcome.Refused.because(ErrorCode.COMMENT_NOT_FOUND);
        };
    }

    private static Outcome refused(ErrorCode code, Row row) {
        return new Outcome.Refused(code, Optional.of(CommentRow.read(row)));
    }

    /** Notes the row's event, if it has one; its position when it is the thread's. */
    private Optional<Position> note(Row row, Events events) {
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
        return readers ? Optional.of(new Position(epoch.get(), event.seq(), event.mark())) : Optional.empty();
    }

    private static Event event(Row row, Comment comment) {
        return new Event(
                row.getLong("seq"),
                Integer.toUnsignedLong(row.getInteger("mark")),
                EventType.of(row.getShort("type")).orElseThrow(),
                comment.id().value(),
                comment.revision(),
                row.getOffsetDateTime("at").toInstant());
    }
}
