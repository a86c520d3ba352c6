package io.repartee.notify;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentJson;
import io.repartee.comment.CommentRow;
import io.repartee.comment.Status;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One entry of an inbox, with its comment as it is now. */
record Notice(
        long id,
        Kind kind,
        Comment comment,
        Place place,
        @Nullable Decided decided,
        Instant at,
        boolean read) {
    /** The strongest first; its place, from one, is what the database keeps. */
    enum Kind {
        REPLY,
        MENTION,
        FOLLOWED,
        DECISION;

        static Kind of(int code) {
            return values()[code - 1];
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The bit that it has among what is not wanted. */
        int bit() {
            return 1 << ordinal() + 1;
        }
    }

    /** The page that the comment is on. */
    record Place(
            String page, @Nullable String url, @Nullable String title) {
        static Place read(Row row) {
            return new Place(row.getString("page"), row.getString("url"), row.getString("title"));
        }

        void write(JsonGenerator json) throws IOException {
            json.writeObjectFieldStart("page");
            json.writeStringField("key", page);
            json.writeStringField("url", url);
            json.writeStringField("title", title);
            json.writeEndObject();
        }
    }

    /** What a moderator decided about one's own comment. */
    record Decided(
            Status status,
            @Nullable String reason,
            @Nullable String message) {}

    static Notice read(Row row) {
        Kind kind = Kind.of(row.getShort("notice"));
        return new Notice(
                row.getLong("notification_id"),
                kind,
                CommentRow.read(row),
                Place.read(row),
                kind == Kind.DECISION
                        ? new Decided(
                                Status.of(row.getShort("after")), row.getString("reason"), row.getString("message"))
                        : null,
                row.getOffsetDateTime("noticed_at").toInstant(),
                row.getBoolean("read"));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", Long.toString(id));
        json.writeStringField("kind", kind.wireName());
        json.writeFieldName("comment");
        if (kind == Kind.DECISION) {
            CommentJson.writeInside(json, comment);
        } else {
            CommentJson.write(json, comment);
        }
        place.write(json);
        if (decided == null) {
            json.writeNullField("decision");
        } else {
            json.writeObjectFieldStart("decision");
            json.writeStringField("status", decided.status().wireName());
            json.writeStringField("reason", decided.reason());
            json.writeStringField("message", decided.message());
            json.writeEndObject();
        }
        json.writeStringField("at", at.toString());
        json.writeBooleanField("read", read);
        json.writeEndObject();
    }
}
