package io.repartee.moderation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentJson;
import io.repartee.comment.CommentRow;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A comment as moderators see it: with its page, its author's record, and what was last decided. */
record QueueItem(
        Comment comment,
        String page,
        @Nullable String url,
        @Nullable String title,
        long authorPublished,
        long authorRejected,
        Optional<Decision> decision) {

    static QueueItem read(Row row) {
        return new QueueItem(
                CommentRow.read(row),
                row.getString("page"),
                row.getString("url"),
                row.getString("title"),
                row.getLong("author_published"),
                row.getLong("author_rejected"),
                Decision.read(row));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        CommentJson.insideFields(json, comment);
        json.writeObjectFieldStart("page");
        json.writeStringField("key", page);
        json.writeStringField("url", url);
        json.writeStringField("title", title);
        json.writeEndObject();
        json.writeObjectFieldStart("history");
        json.writeNumberField("published", authorPublished);
        json.writeNumberField("rejected", authorRejected);
        json.writeEndObject();
        for (String none : new String[] {"findings", "reports"}) {
            json.writeArrayFieldStart(none);
            json.writeEndArray();
        }
        if (decision.isPresent()) {
            json.writeFieldName("decision");
            decision.get().write(json);
        } else {
            json.writeNullField("decision");
        }
        json.writeEndObject();
    }
}
