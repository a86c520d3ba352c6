package io.repartee.stream;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes events as the members of a frame, each as its audience may know it now: whole with its comment, or as the event
 * that tells that the comment is gone. One writer makes one {@link Batch}.
 */
final class EventWriter {
    private static final byte[] NOTHING = new byte[0];
    private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);
    private boolean first = true;

    private final byte[] counts;

    /** @param counts of the stream as they are now */
    EventWriter(byte[] counts) {
        this.counts = counts;
        text("\"events\":[");
    }

    int size() {
        return out.size();
    }

    void event(Event event, @Nullable Content content) {
        Content now = content == null ? Content.GONE : content;
        boolean whole = carries(event.type(), now);
        EventType told = whole || now.present() ? event.type() : event.type().whenGone();
        text((first ? "" : ",") + "{\"seq\":" + event.seq() + ",\"type\":\"" + told.wireName() + "\",\"at\":\""
                + event.at() + '"');
        first = false;
        if (event.type() != EventType.UNKNOWN) {
            subject(event.comment(), whole ? now.json() : NOTHING);
        }
        if (event.type() == EventType.INBOX_CHANGED && counts.length > 2) {
            text(",");
            out.write(counts, 1, counts.length - 2);
        }
        text("}");
    }

    Batch finish(StreamId stream, long after, Position position) {
        text("],\"position\":{\"epoch\":\"" + position.epoch() + "\",\"seq\":" + position.seq() + ",\"mark\":"
                + position.mark() + '}');
        if (counts.length > 0) {
            text(",\"counts\":");
            out.writeBytes(counts);
        }
        return new Batch(stream, after, position, out.toByteArray());
    }

    /** A decision tells its comment also when it has left the queue; a publication only while it can be seen. */
    private static boolean carries(EventType type, Content content) {
        boolean mayBeTold = content.present() || type.whenGone() == type;
        return type.carriesComment() && mayBeTold && content.json().length > 0;
    }

    private void subject(@Nullable UUID comment, byte[] json) {
        if (json.length > 0) {
            text(",\"comment\":");
            out.writeBytes(json);
        } else if (comment != null) {
            text(",\"id\":\"" + comment + '"');
        }
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
