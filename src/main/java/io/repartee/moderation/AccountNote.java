package io.repartee.moderation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.ids.AccountId;
import io.repartee.ids.NoteId;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;

/** What a moderator has noted about an account, for the other moderators. */
record AccountNote(NoteId id, String text, AccountId by, String byName, Instant at) {
    static AccountNote read(Row row) {
        return new AccountNote(
                new NoteId(row.getUUID("note_id")),
                row.getString("text"),
                new AccountId(row.getUUID("by_account")),
                row.getString("by_name"),
                row.getOffsetDateTime("at").toInstant());
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id.toString());
        json.writeStringField("text", text);
        json.writeObjectFieldStart("by");
        json.writeStringField("id", by.toString());
        json.writeStringField("name", byName);
        json.writeEndObject();
        json.writeStringField("at", at.toString());
        json.writeEndObject();
    }
}
