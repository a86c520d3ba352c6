package io.repartee.comment;

import io.repartee.comment.Command.Change;
import io.repartee.comment.Command.Decide;
import io.repartee.comment.Command.Judgement;
import io.repartee.stream.Position;
import io.repartee.web.ErrorCode;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
                .map(rows -> new ChangedRows(epoch.get(), "told").committed(rows, ChangeBatch::outcome));
    }

    private static List<Object> parameters(List<Change> changes) {
        return new Columns<>(changes)
                .numbered()
                .add(Integer[]::new, change -> change.site().value())
                .add(UUID[]::new, change -> change.comment().value())
                .add(Short[]::new, ChangeValues::kind)
                .add(Integer[]::new, ChangeValues::revision)
                .add(Short[]::new, ChangeValues::expect)
                .add(Short[]::new, ChangeValues::next)
                .add(Boolean[]::new, ChangeValues::editWaits)
                .add(Boolean[]::new, ChangeValues::takesEdit)
                .add(String[]::new, text(Command.Text::source))
                .add(String[]::new, text(Command.Text::html))
                .add(OffsetDateTime[]::new, change -> change.at().atOffset(ZoneOffset.UTC))
                .add(String[]::new, ChangeValues::findings)
                .add(OffsetDateTime[]::new, ChangeValues::checkDue)
                .add(UUID[]::new, judgement(judgement -> judgement.decision().value()))
                .add(Short[]::new, judgement(Judgement::action))
                .add(UUID[]::new, judgement(judgement -> judgement.by().value()))
                .add(String[]::new, judgement(Judgement::byName))
                .add(String[]::new, judgement(judgement -> judgement.said().reason()))
                .add(String[]::new, judgement(judgement -> judgement.said().note()))
                .add(String[]::new, judgement(judgement -> judgement.said().message()))
                .add(
                        UUID[]::new,
                        change -> change instanceof Decide decide && decide.undoes() != null
                                ? decide.undoes().value()
                                : null)
                .arrays();
    }

    private static Function<Change, @Nullable String> text(Function<Command.Text, String> part) {
        return change -> {
            Command.Text text = ChangeValues.text(change);
            return text == null ? null : part.apply(text);
        };
    }

    private static <V> Function<Change, @Nullable V> judgement(Function<Judgement, @Nullable V> value) {
        return change -> change instanceof Judgement judgement ? value.apply(judgement) : null;
    }

    private static Outcome outcome(Row row, Optional<Position> position) {
        return switch (row.getShort("refusal")) {
            case ChangeSql.FINE -> new Outcome.Done(comment(row), position);
            case ChangeSql.REVISION_CONFLICT -> refused(ErrorCode.REVISION_CONFLICT, row);
            case ChangeSql.STATUS_CONFLICT -> refused(ErrorCode.STATUS_CONFLICT, row);
            default -> Outcome.Refused.because(ErrorCode.COMMENT_NOT_FOUND);
        };
    }

    private static Outcome refused(ErrorCode code, Row row) {
        return new Outcome.Refused(code, Optional.of(CommentRow.read(row)));
    }

    /** With the text that waits, when it is this change that made it wait. */
    private static Comment comment(Row row) {
        Comment comment = CommentRow.read(row);
        String parked = row.getString("parked");
        return parked == null ? comment : comment.withWaiting(new Command.Text(parked, row.getString("parked_html")));
    }
}
