package io.repartee.transfer.remark42;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A comment as Remark42 shows one ({@code backend/app/store/comment.go}). */
record RemarkComment(
        UUID id,
        @Nullable UUID parent,
        boolean visible,
        String html,
        int up,
        int down,
        OffsetDateTime at,
        @Nullable OffsetDateTime editedAt,
        UUID author,
        String name,
        @Nullable String picture,
        boolean staff,
        String page,
        @Nullable String title) {
    private static final int MODERATOR = 2;

    static RemarkComment read(Row row) {
        return new RemarkComment(
                row.getUUID("comment_id"),
                row.getUUID("parent_id"),
                row.getInteger("status") == 0,
                row.getString("html"),
                row.getInteger("up"),
                row.getInteger("down"),
                row.getOffsetDateTime("created_at"),
                row.getOffsetDateTime("edited_at"),
                row.getUUID("account_id"),
                row.getString("name"),
                row.getString("avatar"),
                row.getInteger("role") >= MODERATOR,
                row.getString("page"),
                row.getString("title"));
    }

    int score() {
        return up - down;
    }

    /** As Remark42 has it: many votes on both sides, and about as many. */
    double controversy() {
        return up <= 0 || down <= 0 ? 0 : Math.pow(up + down, up > down ? (double) down / up : (double) up / down);
    }

    void write(JsonGenerator json, String site) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id.toString());
        json.writeStringField("pid", parent == null ? "" : parent.toString());
        json.writeStringField("text", visible ? html : "");
        json.writeObjectFieldStart("user");
        json.writeStringField("name", visible ? name : "deleted");
        json.writeStringField("id", visible ? author.toString() : "deleted");
        json.writeStringField("picture", visible && picture != null ? picture : "");
        json.writeBooleanField("admin", visible && staff);
        json.writeEndObject();
        locator(json, site, page);
        json.writeNumberField("score", visible ? score() : 0);
        json.writeNumberField("vote", 0);
        if (visible && controversy() > 0) {
            json.writeNumberField("controversy", controversy());
        }
        json.writeStringField("time", time(at));
        if (visible && editedAt != null) {
            json.writeObjectFieldStart("edit");
            json.writeStringField("time", time(editedAt));
            json.writeStringField("summary", "");
            json.writeEndObject();
        }
        if (!visible) {
            json.writeBooleanField("delete", true);
        }
        if (title != null) {
            json.writeStringField("title", title);
        }
        json.writeEndObject();
    }

    static void locator(JsonGenerator json, String site, String page) throws IOException {
        json.writeObjectFieldStart("locator");
        json.writeStringField("site", site);
        json.writeStringField("url", page);
        json.writeEndObject();
    }

    static String time(OffsetDateTime at) {
        return at.withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString();
    }
}
