package io.repartee.moderation.statistics;

import io.repartee.ids.SiteId;
import io.repartee.moderation.reports.ReportReason;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Counts what happened in some days; each day that is over only once. Thread-safe. */
public final class StatisticsStore {
    /** Decisions have the time of the node that made them, and are committed a moment later: a day is over some time after its end. */
    private static final Duration LATEST_COMMIT = Duration.ofMinutes(10);
    /** So that no statement takes long, whatever the site. */
    private static final int DAYS_AT_ONCE = 7;

    private final Pool pool;

    public StatisticsStore(Pool pool) {
        this.pool = pool;
    }

    /** Of those days, the last one included, in UTC; {@code now} tells which of them are over. */
    Future<Statistics> of(SiteId site, LocalDate first, LocalDate last, Instant now) {
        LocalDate end = last.plusDays(1);
        LocalDate over = LocalDate.ofInstant(now.minus(LATEST_COMMIT), ZoneOffset.UTC);
        LocalDate counted = over.isBefore(first) ? first : over.isAfter(end) ? end : over;
        return count(site, first, counted).compose(done -> read(site, first, end, counted));
    }

    /** Counts what was not counted yet, a few days at a time. */
    private Future<Void> count(SiteId site, LocalDate first, LocalDate end) {
        return query(StatisticsSql.UNCOUNTED, Tuple.of(site.value(), first, end), row -> row.getLocalDate(0))
                .compose(days -> {
                    Future<?> done = Future.succeededFuture();
                    for (int from = 0; from < days.size(); from += DAYS_AT_ONCE) {
                        LocalDate begin = days.get(from);
                        LocalDate until = days.get(Math.min(from + DAYS_AT_ONCE, days.size()) - 1)
                                .plusDays(1);
                        done = done.compose(before ->
                                pool.preparedQuery(StatisticsSql.COUNT).execute(Tuple.of(site.value(), begin, until)));
                    }
                    return done.mapEmpty();
                });
    }

    private Future<Statistics> read(SiteId site, LocalDate first, LocalDate end, LocalDate counted) {
        Tuple range = Tuple.of(
                site.value(),
                first.atStartOfDay().atOffset(ZoneOffset.UTC),
                end.atStartOfDay().atOffset(ZoneOffset.UTC));
        Tuple byDay = Tuple.of(site.value(), first, end, counted);
        Future<List<Statistics.Day>> days = query(StatisticsSql.DAYS, byDay, Statistics.Day::read);
        Future<List<Statistics.Phase>> phases = query(
                StatisticsSql.PHASES,
                byDay,
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
