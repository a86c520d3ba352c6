package io.repartee.transfer.desk;

import io.repartee.ids.SiteId;
import io.repartee.transfer.Formats;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps files that were brought, and who works on them. Thread-safe. */
final class ImportJobStore {
    private final Pool pool;

    ImportJobStore(Pool pool) {
        this.pool = pool;
    }

    /** What is to be done with a file. @param moved as JSON */
    record Start(boolean dryRun, @Nullable Formats format, boolean byIdentifier, String moved) {}

    Future<List<ImportJob>> latest(SiteId site) {
        return query(ImportJobSql.LATEST, Tuple.of(site.value())).map(ImportJobStore::all);
    }

    Future<Optional<ImportJob>> find(SiteId site, UUID id) {
        return query(ImportJobSql.FIND, Tuple.of(site.value(), id)).map(ImportJobStore::one);
    }

    Future<Integer> kept(SiteId site) {
        return query(ImportJobSql.KEPT, Tuple.of(site.value()))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    Future<Void> create(SiteId site, UUID id, String name, long bytes, @Nullable Formats format, UUID by) {
        return query(ImportJobSql.CREATE, Tuple.of(site.value(), id, name, bytes, name(format), by))
                .mapEmpty();
    }

    /** Does nothing when the file does not end there. */
    Future<Void> append(SiteId site, UUID id, long at, Buffer part) {
        return query(ImportJobSql.APPEND, Tuple.of(site.value(), id, at, (long) part.length(), part))
                .mapEmpty();
    }

    /** Does nothing when it is not whole, at work, or done. */
    Future<Void> start(SiteId site, UUID id, Start start, UUID by) {
        return query(
                        ImportJobSql.START,
                        Tuple.of(
                                site.value(),
                                id,
                                start.dryRun(),
                                name(start.format()),
                                start.byIdentifier(),
                                new io.vertx.core.json.JsonObject(start.moved()),
                                by))
                .mapEmpty();
    }

    Future<Void> stop(SiteId site, UUID id) {
        return query(ImportJobSql.STOP, Tuple.of(site.value(), id)).mapEmpty();
    }

    Future<Boolean> forget(SiteId site, UUID id) {
        return query(ImportJobSql.FORGET, Tuple.of(site.value(), id)).map(done -> done.rowCount() > 0);
    }

    Future<Optional<ImportJob>> claim(int leaseSeconds) {
        return query(ImportJobSql.CLAIM, Tuple.of(leaseSeconds)).map(ImportJobStore::one);
    }

    /** False when the work is to stop. */
    Future<Boolean> renew(ImportJob job, int leaseSeconds, ImportJob.Progress progress) {
        return query(
                        ImportJobSql.RENEW,
                        Tuple.of(
                                job.site(),
                                job.id(),
                                leaseSeconds,
                                progress.bytesRead(),
                                progress.entries(),
                                progress.merged(),
                                progress.mergeAll()))
                .map(rows -> rows.size() > 0);
    }

    Future<Void> end(ImportJob job, RunImportJob.Ended ended) {
        return query(
                        ImportJobSql.END,
                        Tuple.of(
                                job.site(),
                                job.id(),
                                ended.state().code(),
                                name(ended.format()),
                                ended.problem(),
                                ended.report() == null ? null : new io.vertx.core.json.JsonObject(ended.report())))
                .mapEmpty();
    }

    Future<Void> forgetOld() {
        return query(ImportJobSql.FORGET_OLD, Tuple.tuple()).mapEmpty();
    }

    private Future<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    private static @Nullable String name(@Nullable Formats format) {
        return format == null ? null : format.name().toLowerCase(Locale.ROOT);
    }

    private static List<ImportJob> all(RowSet<Row> rows) {
        List<ImportJob> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(ImportJob.read(row)));
        return all;
    }

    private static Optional<ImportJob> one(RowSet<Row> rows) {
        return all(rows).stream().findFirst();
    }
}
