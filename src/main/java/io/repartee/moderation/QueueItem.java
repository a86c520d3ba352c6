package io.repartee.moderation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentJson;
import io.repartee.comment.CommentRow;
import io.repartee.comment.Status;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A comment as moderators see it: with its page, its author's record, and what was last decided.
 *
 * @param findings what the checks found in the newest revision, as {@link io.repartee.comment.Findings} wrote it
 */
record QueueItem(
        Comment comment,
        String page,
        @Nullable String url,
        @Nullable String title,
        @Nullable String section,
        @Nullable String findings,
        long authorPublished,
        long authorRejected,
        Optional<Decision> decision) {

    static QueueItem read(Row row) {
        return new QueueItem(
                CommentRow.readInside(row),
                row.getString("page"),
                row.getString("url"),
                row.getString("title"),
                row.getString("section"),
                row.getString("findings"),
                row.getLong("author_published"),
                row.getLong("author_rejected"),
                Decision.read(row));
    }

    /** Whether it is in the queue of what waits for a moderator. */
    boolean waits() {
        return comment.status() == Status.HELD || comment.editWaits();
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        CommentJson.insideFields(json, comment);
        json.writeObjectFieldStart("page");
        json.writeStringField("key", page);
        json.writeStringField("url", url);
        json.writeStringField("title", title);
        json.writeStringField("section", section);
        json.writeEndObject();
        json.writeObjectFieldStart("history");
        json.writeNumberField("published", authorPublished);
        json.writeNumberField("rejected", authorRejected);
        json.writeEndObject();
        json.writeBooleanField("editWaits", comment.editWaits());
        json.writeFieldName("findings");
        json.writeRawValue(findings == null ? "[]" : findings);
        json.writeArrayFieldStart("reports");
        json.writeEndArray();
        if (decision.isPresent()) {
            json.writeFieldName("decision");
            decision.get().write(json);
        } else {
            json.writeNullField("decision");
        }
        json.writeEndObject();
    }
}
