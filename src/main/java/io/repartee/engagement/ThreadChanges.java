package io.repartee.engagement;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.stream.Event;
import io.repartee.stream.EventType;
import io.repartee.stream.Handover;
import io.repartee.stream.StreamId;
import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the events that {@link ThreadChangedSql} wrote. */
public final class ThreadChanges {
    private ThreadChanges() {}

    /** Of rows that have the columns of {@link ThreadChangedSql#TOLD}; those without an event are passed over. */
    public static List<Handover> handovers(Iterable<Row> rows) {
        List<Handover> all = new ArrayList<>();
        for (Row row : rows) {
            if (row.getLong("seq") != null) {
                StreamId stream =
                        StreamId.of(new SiteId(row.getInteger("site_id")), new ThreadId(row.getUUID("stream")));
                all.add(new Handover(stream, List.of(event(row)), Optional.empty()));
            }
        }
        return all;
    }

    private static Event event(Row row) {
        return new Event(
                row.getLong("seq"),
                Integer.toUnsignedLong(row.getInteger("mark")),
                EventType.THREAD_CHANGED,
                null,
                0,
                row.getOffsetDateTime("at").toInstant());
    }
}
