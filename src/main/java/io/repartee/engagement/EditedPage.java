package io.repartee.engagement;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A page as its editors see it.
 *
 * @param message as typed; {@code messageHtml} is what readers see
 * @param open now, at the times given
 */
record EditedPage(
        String page,
        @Nullable String url,
        @Nullable String title,
        @Nullable String section,
        boolean open,
        @Nullable String question,
        @Nullable String message,
        @Nullable String messageHtml,
        @Nullable Instant opensAt,
        @Nullable Instant closesAt,
        boolean votes,
        boolean reactions) {
    static EditedPage untouched(String page) {
        return new EditedPage(page, null, null, null, true, null, null, null, null, null, true, true);
    }

    static EditedPage read(Row row) {
        return new EditedPage(
                row.getString("page"),
                row.getString("url"),
                row.getString("title"),
                row.getString("section"),
                row.getBoolean("told_open"),
                row.getString("question"),
                row.getString("message"),
                row.getString("message_html"),
                instant(row.getOffsetDateTime("opens_at")),
                instant(row.getOffsetDateTime("closes_at")),
                row.getBoolean("votes"),
                row.getBoolean("reactions"));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStringField("page", page);
        json.writeStringField("url", url);
        json.writeStringField("title", title);
        json.writeStringField("section", section);
        json.writeStringField("state", open ? "open" : "closed");
        json.writeStringField("question", question);
        json.writeStringField("message", message);
        json.writeStringField("messageHtml", messageHtml);
        json.writeStringField("opensAt", opensAt == null ? null : opensAt.toString());
        json.writeStringField("closesAt", closesAt == null ? null : closesAt.toString());
        json.writeBooleanField("votes", votes);
        json.writeBooleanField("reactions", reactions);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
