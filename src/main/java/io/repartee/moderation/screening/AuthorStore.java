package io.repartee.moderation.screening;

import io.repartee.comment.Status;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads what authors have written lately. Thread-safe. */
final class AuthorStore {
    private final Pool pool;

    AuthorStore(Pool pool) {
        this.pool = pool;
    }

    Future<TrackRecord> record(SiteId site, AccountId account) {
        return pool.preparedQuery(AuthorSql.LATEST)
                .execute(Tuple.of(site.value(), account.value()))
                .map(AuthorStore::record);
    }

    private static TrackRecord record(RowSet<Row> rows) {
        int[] counts = new int[Status.values().length];
        List<Instant> times = new ArrayList<>(rows.size());
        List<TrackRecord.Earlier> texts = new ArrayList<>();
        for (Row row : rows) {
            Instant at = row.getOffsetDateTime("created_at").toInstant();
            counts[row.getShort("status")]++;
            times.add(at);
            String source = row.getString("source");
            if (source != null) {
                texts.add(new TrackRecord.Earlier(Fingerprint.of(Folded.of(source, Folding.PLAIN), true), at));
            }
        }
        int published = counts[Status.PUBLISHED.ordinal()];
        int refused = counts[Status.REJECTED.ordinal()] + counts[Status.SPAM.ordinal()];
        return new TrackRecord(published, refused, published + refused, times, texts);
    }
}
