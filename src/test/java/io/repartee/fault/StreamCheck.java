package io.repartee.fault;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Holds one client's stream to its promise, at the client's own callback: every event exactly once and in order, from its
 * first position on, whatever happens to its connections. Loop-bound.
 */
final class StreamCheck {
    private static final int MOST_FAULTS = 20;

    private final String name;
    private final List<String> faults = new ArrayList<>();
    private @Nullable Place place;
    private long deliveries;
    private int resyncs;
    private long digest;

    StreamCheck(String name) {
        this.name = name;
    }

    /** A client that loaded a page, and goes on from its position. */
    void loaded(Place from) {
        place = from;
    }

    void subscribed(Place from) {
        if (place != null && !place.equals(from)) {
            fault("was at %s and goes on from %s", place, from);
        }
        place = from;
    }

    void events(JsonNode events, Place after) {
        for (JsonNode event : events) {
            event(event.path("seq").asLong(), event);
        }
        if (place != null && after.seq() != place.seq()) {
            fault("the frame's last event is %d and its position %d", place.seq(), after.seq());
        }
        place = after;
    }

    void event(long seq, JsonNode event) {
        long last = place == null ? seq - 1 : place.seq();
        if (seq != last + 1) {
            fault("after %d came %d", last, seq);
        }
        place = new Place(place == null ? "" : place.epoch(), seq, 0);
        deliveries++;
        String comment =
                event.path("comment").path("id").asText(event.path("id").asText());
        digest = digest * 31 + comment.hashCode();
    }

    /** The server says that this past is not its own. */
    void resync() {
        resyncs++;
        place = null;
        digest = 0;
    }

    private void fault(String what, Object... details) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(name + ": " + what.formatted(details));
        }
    }

    @Nullable
    Place place() {
        return place;
    }

    long lastSeq() {
        return place == null ? -1 : place.seq();
    }

    long deliveries() {
        return deliveries;
    }

    int resyncs() {
        return resyncs;
    }

    /** Of which comments its events were, in their order. */
    long digest() {
        return digest;
    }

    List<String> faults() {
        return faults;
    }
}
