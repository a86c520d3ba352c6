package io.repartee.moderation.appeals;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.comment.Status;
import io.repartee.moderation.Action;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An appeal as moderators see it, with the comment and the decision that it is about.
 *
 * @param involved whether the moderator who asks turned the comment down or wrote it, and so may not decide
 */
record AppealItem(
        Appeal appeal,
        String authorName,
        Status status,
        String html,
        Page page,
        @Nullable Decided decided,
        boolean involved) {
    record Page(String key, @Nullable String url, @Nullable String title) {}

    record Decided(
            Action action,
            @Nullable String reason,
            @Nullable String note,
            String by,
            Instant at) {}

    static AppealItem read(Row row) {
        OffsetDateTime decided = row.getOffsetDateTime("decided");
        return new AppealItem(
                Appeal.read(row).orElseThrow(),
                row.getString("author_name"),
                Status.of(row.getShort("status")),
                row.getString("html"),
                new Page(row.getString("page"), row.getString("url"), row.getString("title")),
                decided == null
                        ? null
                        : new Decided(
                                Action.of(row.getShort("action")),
                                row.getString("reason"),
                                row.getString("decided_note"),
                                row.getString("decided_by"),
                                decided.toInstant()),
                row.getBoolean("involved"));
    }

    void write(JsonGenerator json) throws IOException {
        Appeal.Ending ending = appeal.ending();
        json.writeStartObject();
        json.writeStringField("id", appeal.id().toString());
        json.writeStringField("commentId", appeal.comment().toString());
        json.writeNumberField("revision", appeal.revision());
        json.writeStringField("status", status.wireName());
        json.writeStringField("html", html);
        json.writeObjectFieldStart("page");
        json.writeStringField("key", page.key());
        json.writeStringField("url", page.url());
        json.writeStringField("title", page.title());
        json.writeEndObject();
        json.writeObjectFieldStart("author");
        json.writeStringField("id", appeal.author().toString());
        json.writeStringField("name", authorName);
        json.writeEndObject();
        json.writeStringField("body", appeal.text());
        json.writeStringField("at", appeal.at().toString());
        json.writeBooleanField("mayDecide", ending == null && !involved);
        decision(json);
        json.writeStringField(
                "state", ending == null ? "open" : ending.outcome().wireName());
        json.writeStringField("by", ending == null ? null : ending.byName());
        json.writeStringField("note", ending == null ? null : ending.note());
        json.writeStringField("answer", ending == null ? null : ending.answer());
        json.writeStringField("decidedAt", ending == null ? null : ending.at().toString());
        json.writeEndObject();
    }

    private void decision(JsonGenerator json) throws IOException {
        if (decided == null) {
            json.writeNullField("decision");
            return;
        }
        json.writeObjectFieldStart("decision");
        json.writeStringField(
                "id", appeal.decision() == null ? null : appeal.decision().toString());
        json.writeStringField("action", decided.action().wireName());
        json.writeStringField("reason", decided.reason());
        json.writeStringField("note", decided.note());
        json.writeStringField("by", decided.by());
        json.writeStringField("at", decided.at().toString());
        json.writeEndObject();
    }
}
