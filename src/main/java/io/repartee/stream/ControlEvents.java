package io.repartee.stream;

import io.repartee.ids.SiteId;
import io.vertx.sqlclient.Row;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** From the rows of {@link ControlSql#TOLD} to what a {@link Publisher} takes, so that other nodes hear of it at once. */
public final class ControlEvents {
    private ControlEvents() {}

    public static List<Handover> handovers(Iterable<Row> rows) {
        return handovers(rows, StreamId::ofControl);
    }

    /** The same of {@link SiteEventSql#TOLD}. */
    public static List<Handover> ofSites(Iterable<Row> rows) {
        return handovers(rows, StreamId::ofSite);
    }

    private static List<Handover> handovers(Iterable<Row> rows, Function<SiteId, StreamId> streamOf) {
        Map<StreamId, List<Event>> streams = new LinkedHashMap<>();
        for (Row row : rows) {
            StreamId stream = streamOf.apply(new SiteId(row.getInteger("site_id")));
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
