package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * What the database says about streams. It always asks the primary. Thread-safe; futures fail as the pool's do.
 */
public final class StreamStore {
    private static final int SLICE_STREAMS = 1_000;
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final Pool pool;

    public StreamStore(Pool pool) {
        this.pool = pool;
    }

    /** The epoch of this installation, made at the first start; of several nodes that start at once, one makes it. */
    public Future<String> epoch() {
        String candidate = Long.toUnsignedString(UUID.randomUUID().getMostSignificantBits(), 36);
        return pool.preparedQuery(StreamSql.CREATE_EPOCH)
                .execute(Tuple.of(candidate))
                .compose(made -> currentEpoch());
    }

    Future<String> currentEpoch() {
        return pool.preparedQuery(StreamSql.EPOCH)
                .execute()
                .map(rows -> rows.iterator().next().getString("epoch"));
    }

    Future<Head> head(StreamId stream) {
        return pool.preparedQuery(StreamSql.HEAD)
                .execute(Tuple.of(stream.site().value(), stream.value()))
                .map(rows -> rows.size() == 0 ? Head.NONE : head(rows.iterator().next()));
    }

    /** The heads of all these streams, asked in slices one after the other, so that no statement grows without bound. */
    Future<Map<StreamId, Head>> heads(List<StreamId> streams) {
        return heads(streams, 0, new HashMap<>());
    }

    /** The events from that number on, in order. */
    Future<List<Event>> read(StreamId stream, long sinceSeqInclusive, int limit) {
        return pool.preparedQuery(StreamSql.READ)
                .execute(Tuple.of(stream.site().value(), stream.value(), sinceSeqInclusive, limit))
                .map(StreamStore::events);
    }

    private Future<Map<StreamId, Head>> heads(List<StreamId> streams, int from, Map<StreamId, Head> found) {
        if (from >= streams.size()) {
            return Future.succeededFuture(found);
        }
        int to = Math.min(from + SLICE_STREAMS, streams.size());
        List<StreamId> slice = streams.subList(from, to);
        return slice(slice).compose(rows -> {
            slice.forEach(stream -> found.put(stream, Head.NONE));
            rows.forEach(row -> found.put(slice.get((int) (row.getLong("place") - 1)), head(row)));
            return heads(streams, to, found);
        });
    }

    private Future<RowSet<Row>> slice(List<StreamId> streams) {
        Integer[] sites = streams.stream().map(stream -> stream.site().value()).toArray(Integer[]::new);
        UUID[] ids = streams.stream().map(StreamId::value).toArray(UUID[]::new);
        return pool.preparedQuery(StreamSql.HEADS)
                .execute(Tuple.tuple().addArrayOfInteger(sites).addArrayOfUUID(ids));
    }

    private static Head head(Row row) {
        return new Head(row.getLong("seq"), row.getInteger("mark") & UNSIGNED);
    }

    private static List<Event> events(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(StreamStore::event)
                .collect(java.util.stream.Collectors.toCollection(() -> new ArrayList<>(rows.size())));
    }

    private static Event event(Row row) {
        int code = row.getShort("type");
        return new Event(
                row.getLong("seq"),
                row.getInteger("mark") & UNSIGNED,
                EventType.of(code).orElseThrow(() -> new IllegalStateException("no event type has the code " + code)),
                row.getUUID("comment"),
                row.getInteger("revision"),
                row.getOffsetDateTime("at")
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant());
    }
}
