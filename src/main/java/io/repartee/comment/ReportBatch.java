package io.repartee.comment;

import io.repartee.comment.Command.Notice;
import io.repartee.comment.Command.Report;
import io.repartee.stream.Position;
import io.repartee.web.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
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

/** Writes reports, a batch in one statement. Loop-bound like the {@link Lane} that owns it. */
final class ReportBatch {
    private final SqlClient database;
    private final Supplier<String> epoch;

    ReportBatch(SqlClient database, Supplier<String> epoch) {
        this.database = database;
        this.epoch = epoch;
    }

    Future<Committed> write(List<Report> reports) {
        Tuple tuple = Tuple.tuple();
        parameters(reports).forEach(tuple::addValue);
        return database.preparedQuery(ReportSql.REPORT)
                .execute(tuple.addUUID(Events.siteStream()))
                .map(rows -> new ChangedRows(epoch.get(), "revision")
                        .committed(rows, (row, position) -> outcome(reports.get(row.getInteger("n")), row, position)));
    }

    private static List<Object> parameters(List<Report> reports) {
        return new Columns<>(reports)
                .numbered()
                .add(Integer[]::new, report -> report.site().value())
                .add(UUID[]::new, report -> report.comment().value())
                .add(UUID[]::new, Report::id)
                .add(
                        UUID[]::new,
                        report -> report.by() == null ? null : report.by().value())
                .add(Short[]::new, Report::reason)
                .add(String[]::new, Report::detail)
                .add(Boolean[]::new, Report::weighs)
                .add(Integer[]::new, Report::toHide)
                .add(OffsetDateTime[]::new, report -> report.at().atOffset(ZoneOffset.UTC))
                .add(String[]::new, notice(Notice::offence))
                .add(String[]::new, notice(Notice::location))
                .add(String[]::new, notice(Notice::explanation))
                .add(String[]::new, notice(Notice::name))
                .add(String[]::new, notice(Notice::email))
                .add(Buffer[]::new, notice(notice -> Buffer.buffer(notice.tokenHash())))
                .arrays();
    }

    private static <V> Function<Report, @Nullable V> notice(Function<Notice, @Nullable V> value) {
        return report ->
                report.notice().isPresent() ? value.apply(report.notice().get()) : null;
    }

    private static Outcome outcome(Report report, Row row, Optional<Position> position) {
        return switch (row.getShort("refusal")) {
            case ReportSql.FINE -> new Outcome.Done(CommentRow.read(row), position);
            case ReportSql.REPEATED -> new Outcome.Repeated(report.comment());
            case ReportSql.STATUS_CONFLICT -> Outcome.Refused.because(ErrorCode.STATUS_CONFLICT);
            case ReportSql.OWN -> Outcome.Refused.because(ErrorCode.OWN_COMMENT);
            default -> Outcome.Refused.because(ErrorCode.COMMENT_NOT_FOUND);
        };
    }
}
