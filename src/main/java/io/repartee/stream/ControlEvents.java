package io.repartee.stream;

import io.repartee.ids.SiteId;
import io.vertx.sqlclient.Row;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the rows of {@link ControlSql#TOLD} to what a {@link Publisher} takes, so that other nodes hear of it at once. */
public final class ControlEvents {
    private ControlEvents() {}

    public static List<Handover> handovers(Iterable<Row> rows) {
        Map<StreamId, List<Event>> streams = new LinkedHashMap<>();
        for (Row row : rows) {
            StreamId stream = StreamId.ofControl(new SiteId(row.getInteger("site_id")));
            streams.computeIfAbsent(stream, s -> new ArrayList<>()).add(event(row));
        }
        List<Handover> all = new ArrayList<>();
        streams.forEach((stream, events) -> all.add(new Handover(stream, events, Optional.empty())));
        return all;
    }

    private static Event event(Row row) {
        return new Event(
                row.getLong("seq"),
                Integer.toUnsignedLong(row.getInteger("mark")),
                EventType.of(row.getShort("type")).orElseThrow(),
                row.getUUID("comment"),
                0,
                row.getOffsetDateTime("at")
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant());
    }
}
