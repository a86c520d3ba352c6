package io.repartee.stream;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * What the database says about streams. It always asks the primary. Thread-safe; futures fail as the pool's do.
 */
public final class StreamStore {
    private static final int SLICE_STREAMS = 1_000;

    /** What is asked about a stream: from which event on, or whether some are still the table's. */
    record Since(StreamId stream, long seq) {}

    /** A stream with the events known of it. */
    record Known(StreamId stream, Marks marks) {}

    /**
     * What the table has of it, in one snapshot.
     *
     * @param same whether those events are the table's
     */
    record Compared(Head head, boolean same) {}

    private final Pool pool;
    private volatile String latestEpoch = "";

    public StreamStore(Pool pool) {
        this.pool = pool;
    }

    /** The epoch of this installation, made at the first start; of several nodes that start at once, one makes it. */
    public Future<String> epoch() {
        return pool.preparedQuery(StreamSql.CREATE_EPOCH)
                .execute(Tuple.of(newEpoch()))
                .compose(made -> currentEpoch());
    }

    /** As it was asked last; the feed asks with each comparison of heads. */
    public String latestEpoch() {
        return latestEpoch;
    }

    /** Begins another epoch, so that every client on every node loads again, and tells the nodes. Gives the new one. */
    public Future<String> changeEpoch() {
        return epoch().compose(
                        there -> pool.preparedQuery(StreamSql.CHANGE_EPOCH).execute(Tuple.of(newEpoch())))
                .compose(changed -> pool.query(Doorbell.DOUBT).execute())
                .compose(rung -> currentEpoch());
    }

    Future<String> currentEpoch() {
        return pool.preparedQuery(StreamSql.EPOCH)
                .execute()
                .map(rows -> rows.iterator().next().getString("epoch"))
                .onSuccess(found -> latestEpoch = found);
    }

    /** The heads of all these streams, in their order. */
    Future<List<Head>> heads(List<StreamId> streams) {
        return inSlices(
                streams,
                new ArrayList<>(),
                slice -> query(StreamSql.HEADS, slice, Tuple.tuple()).map(rows -> {
                    List<Head> heads = new ArrayList<>(Collections.nCopies(slice.size(), Head.NONE));
                    rows.forEach(row -> heads.set(StreamRows.place(row), StreamRows.head(row)));
                    return heads;
                }));
    }

    /** The heads of all these streams, and whether what is known of them is theirs, in their order. */
    Future<List<Compared>> compare(List<Known> streams) {
        return inSlices(streams, new ArrayList<>(), this::compareSlice);
    }

    /** The events of each of some streams from its number on, at most {@code limit} of each, in one statement. */
    Future<List<List<Event>>> read(List<Since> streams, int limit) {
        Long[] since = streams.stream().map(Since::seq).toArray(Long[]::new);
        Tuple rest = Tuple.tuple().addArrayOfLong(since).addInteger(limit);
        return query(StreamSql.READ, streams.stream().map(Since::stream).toList(), rest)
                .map(rows -> StreamRows.events(rows, streams.size()));
    }

    /** The events of one stream. */
    Future<List<Event>> read(StreamId stream, long sinceSeqInclusive, int limit) {
        return read(List.of(new Since(stream, sinceSeqInclusive)), limit).map(events -> events.get(0));
    }

    private Future<List<Compared>> compareSlice(List<Known> slice) {
        Long[] after = slice.stream().map(known -> known.marks().after()).toArray(Long[]::new);
        Long[] upto = slice.stream().map(known -> known.marks().upto()).toArray(Long[]::new);
        Tuple rest = Tuple.tuple().addArrayOfLong(after).addArrayOfLong(upto);
        return query(StreamSql.COMPARE, slice.stream().map(Known::stream).toList(), rest)
                .map(rows -> {
                    List<Compared> all = new ArrayList<>();
                    slice.forEach(known ->
                            all.add(new Compared(Head.NONE, known.marks().upto() == 0)));
                    rows.forEach(row -> all.set(StreamRows.place(row), compared(row, slice)));
                    return all;
                });
    }

    private static Compared compared(Row row, List<Known> slice) {
        Marks known = slice.get(StreamRows.place(row)).marks();
        boolean same = row.getLong("events") == known.upto() - known.after() && row.getLong("marks") == known.sum();
        return new Compared(StreamRows.head(row), same);
    }

    private Future<RowSet<Row>> query(String sql, List<StreamId> streams, Tuple rest) {
        Integer[] sites = streams.stream().map(stream -> stream.site().value()).toArray(Integer[]::new);
        UUID[] ids = streams.stream().map(StreamId::value).toArray(UUID[]::new);
        Tuple parameters = Tuple.tuple().addArrayOfInteger(sites).addArrayOfUUID(ids);
        for (int i = 0; i < rest.size(); i++) {
            parameters.addValue(rest.getValue(i));
        }
        return pool.preparedQuery(sql).execute(parameters);
    }

    /** One after the other, so that no statement grows without bound. */
    private static <A, B> Future<List<B>> inSlices(List<A> all, List<B> found, Function<List<A>, Future<List<B>>> ask) {
        if (found.size() >= all.size()) {
            return Future.succeededFuture(found);
        }
        List<A> slice = all.subList(found.size(), Math.min(found.size() + SLICE_STREAMS, all.size()));
        return ask.apply(slice).compose(part -> {
            found.addAll(part);
            return inSlices(all, found, ask);
        });
    }

    private static String newEpoch() {
        return Long.toUnsignedString(UUID.randomUUID().getMostSignificantBits(), 36);
    }
}
