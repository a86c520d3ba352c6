package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.UUID;

/**
 * One walk through all streams that deletes what is no longer kept, oldest first and in small statements, so that a stream
 * never has a hole and nobody waits for it. Bound to the context that walks.
 */
final class Trimming {
    private static final int STREAMS_AT_ONCE = 500;
    private static final int EVENTS_AT_ONCE = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final SqlClient database;
    private final OffsetDateTime since;
    private final long events;

    Trimming(SqlClient database, Retention retention, InstantSource clock) {
        this.database = database;
        this.since = retention
                .age()
                .map(age -> clock.instant().minus(age))
                .orElse(Instant.EPOCH)
                .atOffset(ZoneOffset.UTC);
        this.events = retention.events().orElse(Long.MAX_VALUE / 2);
    }

    /** Completes with how many events were deleted. */
    Future<Long> walk() {
        return walk(0, FIRST, 0);
    }

    private Future<Long> walk(int site, UUID stream, long deleted) {
        return database.preparedQuery(TrimSql.NEXT)
                .execute(Tuple.of(site, stream, STREAMS_AT_ONCE, since, events))
                .compose(rows -> trim(rows.iterator(), deleted).compose(more -> goOn(rows, more)));
    }

    private Future<Long> goOn(RowSet<Row> rows, long deleted) {
        if (rows.size() < STREAMS_AT_ONCE) {
            return Future.succeededFuture(deleted);
        }
        Row last = null;
        for (Row row : rows) {
            last = row;
        }
        return walk(last.getInteger("site_id"), last.getUUID("stream"), deleted);
    }

    private Future<Long> trim(Iterator<Row> streams, long deleted) {
        while (streams.hasNext()) {
            Row stream = streams.next();
            if (Boolean.TRUE.equals(stream.getBoolean("due"))) {
                return trim(stream).compose(more -> trim(streams, deleted + more));
            }
        }
        return Future.succeededFuture(deleted);
    }

    private Future<Long> trim(Row stream) {
        Tuple parameters = Tuple.of(
                stream.getInteger("site_id"),
                stream.getUUID("stream"),
                stream.getLong("seq"),
                since,
                events,
                EVENTS_AT_ONCE);
        return database.preparedQuery(TrimSql.TRIM)
                .execute(parameters)
                .compose(done -> done.rowCount() < EVENTS_AT_ONCE
                        ? Future.succeededFuture((long) done.rowCount())
                        : trim(stream).map(more -> more + done.rowCount()));
    }
}
