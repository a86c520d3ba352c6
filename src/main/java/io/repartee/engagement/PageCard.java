package io.repartee.engagement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A page as a list of pages shows it.
 *
 * @param score by what the list is sorted: comments, or comments that fade, or likeness
 */
record PageCard(
        String page,
        @Nullable String url,
        @Nullable String title,
        @Nullable String section,
        int commentCount,
        double score) {
    static PageCard read(Row row) {
        return new PageCard(
                row.getString("page"),
                row.getString("url"),
                row.getString("title"),
                row.getString("section"),
                row.getInteger("published"),
                row.getDouble("score"));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("page", page);
        json.writeStringField("url", url);
        json.writeStringField("title", title);
        json.writeStringField("section", section);
        json.writeNumberField("commentCount", commentCount);
        json.writeNumberField("score", Math.round(score * 1000) / 1000.0);
        json.writeEndObject();
    }
}
