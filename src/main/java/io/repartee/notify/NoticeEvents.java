package io.repartee.notify;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.stream.Event;
import io.repartee.stream.EventType;
import io.repartee.stream.Handover;
import io.repartee.stream.StreamId;
import io.vertx.sqlclient.Row;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** From rows of events of people's streams and of the firehose to what the feed takes. Rows without an event are passed over. */
final class NoticeEvents {
    private NoticeEvents() {}

    static List<Handover> handovers(Iterable<Row> rows) {
        Map<StreamId, List<Event>> streams = new LinkedHashMap<>();
        for (Row row : rows) {
            if (row.getUUID("stream") != null) {
                streams.computeIfAbsent(stream(row), s -> new ArrayList<>()).add(event(row));
            }
        }
        List<Handover> all = new ArrayList<>();
        streams.forEach((stream, events) -> all.add(new Handover(stream, events, Optional.empty())));
        return all;
    }

    private static StreamId stream(Row row) {
        SiteId site = new SiteId(row.getInteger("site_id"));
        UUID stream = row.getUUID("stream");
        StreamId firehose = StreamId.ofFirehose(site);
        return stream.equals(firehose.value()) ? firehose : StreamId.of(site, new AccountId(stream));
    }

    private static Event event(Row row) {
        return new Event(
                row.getLong("seq"),
                Integer.toUnsignedLong(row.getInteger("mark")),
                EventType.of(row.getShort("type")).orElse(EventType.UNKNOWN),
                row.getUUID("comment"),
                row.getInteger("revision"),
                row.getOffsetDateTime("at")
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toInstant());
    }
}
