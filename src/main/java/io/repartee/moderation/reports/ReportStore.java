package io.repartee.moderation.reports;

import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads reports and notices; they are written by the comment's lane. Thread-safe. */
public final class ReportStore {
    private final Pool pool;

    public ReportStore(Pool pool) {
        this.pool = pool;
    }

    /** What that reader has reported about the comment as it is now. */
    Future<Optional<Report>> own(SiteId site, CommentId comment, AccountId reporter) {
        return query(ReportSql.OWN, Tuple.of(site.value(), comment.value(), reporter.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Report.read(rows.iterator().next())));
    }

    /** The latest first. */
    Future<List<ReceivedReport>> of(SiteId site, CommentId comment, UUID after, int limit) {
        return query(ReportSql.OF_COMMENT, Tuple.of(site.value(), comment.value(), after, limit))
                .map(rows -> {
                    List<ReceivedReport> all = new ArrayList<>(rows.size());
                    rows.forEach(row -> all.add(ReceivedReport.read(row)));
                    return all;
                });
    }

    /** Empty when there is none with that token. */
    Future<Optional<NoticeState>> notice(SiteId site, UUID id, byte[] tokenHash) {
        return query(ReportSql.NOTICE, Tuple.of(site.value(), id, Buffer.buffer(tokenHash)))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(NoticeState.read(rows.iterator().next())));
    }

    /**
     * Forgets who sent a notice. False when there is none such.
     *
     * @param tokenHash null when an admin asks
     * @param actor the admin
     */
    Future<Boolean> eraseNotifier(SiteId site, UUID id, byte @Nullable [] tokenHash, @Nullable AccountId actor) {
        return query(
                        ReportSql.ERASE_NOTIFIER,
                        Tuple.of(
                                site.value(),
                                id,
                                tokenHash == null ? null : Buffer.buffer(tokenHash),
                                actor == null ? null : actor.toString()))
                .map(rows -> rows.rowCount() > 0);
    }

    private Future<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }
}
