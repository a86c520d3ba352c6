package io.repartee.stream;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What the statements of {@link StreamSql} answer, as records. */
final class StreamRows {
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private StreamRows() {}

    static Head head(Row row) {
        return new Head(row.getLong("seq"), row.getInteger("mark") & UNSIGNED);
    }

    /** Which of the streams asked about a row is of, from 0. */
    static int place(Row row) {
        return (int) (row.getLong("place") - 1);
    }

    /** The events of each of so many streams, by its place. */
    static List<List<Event>> events(RowSet<Row> rows, int streams) {
        List<List<Event>> all = IntStream.range(0, streams)
                .<List<Event>>mapToObj(place -> new ArrayList<>())
                .toList();
        rows.forEach(row -> all.get(place(row)).add(event(row)));
        return all;
    }

    private static Event event(Row row) {
        return new Event(
                row.getLong("seq"),
                row.getInteger("mark") & UNSIGNED,
                EventType.of(row.getShort("type")).orElse(EventType.UNKNOWN),
                row.getUUID("comment"),
                row.getInteger("revision"),
                row.getOffsetDateTime("at")
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant());
    }
}
