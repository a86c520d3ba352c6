package io.repartee.moderation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.ids.AccountId;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Who is at a comment, and until when unless they say so again. */
record Claim(UUID comment, AccountId by, String name, Instant until, Kind kind) {
    enum Kind {
        /** Has it open; any number of moderators may. */
        LOOKING,
        /** Has taken it to decide about; one moderator at a time. */
        CLAIMED;

        static Optional<Kind> named(String name) {
            return switch (name) {
                case "looking" -> Optional.of(LOOKING);
                case "claimed" -> Optional.of(CLAIMED);
                default -> Optional.empty();
            };
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** From a row that names the comment, and its claim where there is one that holds. */
    static Optional<Claim> read(Row row) {
        return row.getUUID("claimed_by") == null
                ? Optional.empty()
                : Optional.of(new Claim(
                        row.getUUID("comment_id"),
                        new AccountId(row.getUUID("claimed_by")),
                        row.getString("claimed_name"),
                        row.getOffsetDateTime("claimed_until").toInstant(),
                        Kind.CLAIMED));
    }

    /** The same, over at that time. */
    Claim endsAt(Instant time) {
        return new Claim(comment, by, name, time, kind);
    }

    /** For moderators. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("commentId", comment.toString());
        json.writeObjectFieldStart("by");
        json.writeStringField("id", by.toString());
        json.writeStringField("name", name);
        json.writeEndObject();
        json.writeStringField("until", until.toString());
        json.writeStringField("kind", kind.wireName());
        json.writeEndObject();
    }
}
