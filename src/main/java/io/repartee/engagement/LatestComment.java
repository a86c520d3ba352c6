package io.repartee.engagement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentJson;
import io.repartee.comment.CommentRow;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A comment as a list of the latest of a site shows it: with its page. */
record LatestComment(
        Comment comment,
        String page,
        @Nullable String url,
        @Nullable String title,
        @Nullable String section) {
    static LatestComment read(Row row) {
        return new LatestComment(
                CommentRow.read(row),
                row.getString("page"),
                row.getString("url"),
                row.getString("title"),
                row.getString("section"));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeFieldName("comment");
        CommentJson.write(json, comment);
        json.writeObjectFieldStart("page");
        json.writeStringField("key", page);
        json.writeStringField("url", url);
        json.writeStringField("title", title);
        json.writeStringField("section", section);
        json.writeEndObject();
        json.writeEndObject();
    }
}
