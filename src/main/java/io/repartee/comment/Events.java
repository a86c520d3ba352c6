package io.repartee.comment;

import io.repartee.ids.SiteId;
import io.repartee.stream.Content;
import io.repartee.stream.Contents;
import io.repartee.stream.Event;
import io.repartee.stream.Handover;
import io.repartee.stream.StreamId;
import io.repartee.web.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Gathers the events of one committed batch, stream by stream, for the feed. A thread's stream is handed over with what its
 * readers see, so that the feed need not read it back; a site's is not, since only moderators' rooms know how it looks.
 */
final class Events {
    private final Map<StreamId, Gathered> streams = new LinkedHashMap<>();

    void add(StreamId stream, Event event) {
        streams.computeIfAbsent(stream, s -> new Gathered()).events.add(event);
    }

    void show(StreamId thread, Comment comment, int published) {
        Gathered gathered = streams.computeIfAbsent(thread, s -> new Gathered());
        gathered.contents.put(comment.id().value(), content(comment));
        gathered.published = published;
    }

    List<Handover> handovers() {
        List<Handover> all = new ArrayList<>();
        streams.forEach((stream, gathered) -> {
            if (!gathered.events.isEmpty()) {
                all.add(gathered.handover(stream));
            }
        });
        return all;
    }

    /** What a thread's readers see of a comment now. */
    static Content content(Comment comment) {
        return comment.published()
                ? new Content(
                        true,
                        comment.revision(),
                        Json.value(json -> CommentJson.write(json, comment)).getBytes())
                : Content.GONE;
    }

    /** A thread's absolute counts, as frames carry them. */
    static byte[] counts(int published) {
        return Json.object(json -> {
                    json.writeNumberField("comments", published);
                })
                .getBytes();
    }

    static UUID siteStream() {
        return StreamId.ofSite(new SiteId(0)).value();
    }

    private static final class Gathered {
        private static final int UNKNOWN = -1;

        private final List<Event> events = new ArrayList<>();
        private final Map<UUID, Content> contents = new HashMap<>();
        private int published = UNKNOWN;

        private Handover handover(StreamId stream) {
            events.sort(Comparator.comparingLong(Event::seq));
            return new Handover(stream, events, snapshot());
        }

        private Optional<Contents.Snapshot> snapshot() {
            return published == UNKNOWN
                    ? Optional.empty()
                    : Optional.of(new Contents.Snapshot(Map.copyOf(contents), counts(published)));
        }
    }
}
