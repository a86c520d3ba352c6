package io.repartee.moderation.statistics;

import io.repartee.ids.SiteId;
import io.repartee.moderation.reports.ReportReason;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Counts what happened in some days. Thread-safe. */
public final class StatisticsStore {
    private final Pool pool;

    public StatisticsStore(Pool pool) {
        this.pool = pool;
    }

    /** Of those days, the last one included, in UTC. */
    Future<Statistics> of(SiteId site, LocalDate first, LocalDate last) {
        Tuple range = Tuple.of(
                site.value(),
                first.atStartOfDay().atOffset(ZoneOffset.UTC),
                last.plusDays(1).atStartOfDay().atOffset(ZoneOffset.UTC));
        Future<List<Statistics.Day>> days = query(StatisticsSql.DAYS, range, Statistics.Day::read);
        Future<List<Statistics.Phase>> phases = query(
                StatisticsSql.PHASES,
                range,
                row -> new Statistics.Phase(row.getString(0), row.getLong(1), row.getLong(2)));
        Future<List<Statistics.Reason>> reports = query(
                StatisticsSql.REPORTS,
                range,
                row -> new Statistics.Reason(ReportReason.of(row.getShort(0)), row.getLong(1), row.getLong(2)));
        Future<List<Statistics.Appeals>> appeals = query(
                StatisticsSql.APPEALS,
                range,
                row -> new Statistics.Appeals(
                        row.getLong("open"), row.getLong("upheld"), row.getLong("dismissed"), row.getLong("settled")));
        return Future.all(days, phases, reports, appeals)
                .map(done -> new Statistics(
                        days.result(),
                        phases.result(),
                        reports.result(),
                        appeals.result().get(0)));
    }

    private <T> Future<List<T>> query(String sql, Tuple range, Function<Row, T> read) {
        return pool.preparedQuery(sql).execute(range).map(rows -> all(rows, read));
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }
}
