package io.repartee.moderation.appeals;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.DecisionId;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an author says against a decision, once for each.
 *
 * @param decision what it is against; null for what the checks turned down by themselves
 * @param ending null while it is open
 */
record Appeal(
        UUID id,
        CommentId comment,
        int revision,
        @Nullable DecisionId decision,
        AccountId author,
        String text,
        Instant at,
        @Nullable Ending ending) {
    /** How an appeal can end; the order is what the database keeps. */
    enum Outcome {
        UPHELD,
        DISMISSED,
        /** The decision was taken back before anybody decided about the appeal. */
        SETTLED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param note for moderators
     * @param answer for the author
     */
    record Ending(
            Outcome outcome,
            AccountId by,
            String byName,
            @Nullable String note,
            @Nullable String answer,
            Instant at) {}

    /** From a row of {@link AppealSql}; empty where an outer join found none. */
    static Optional<Appeal> read(Row row) {
        UUID id = row.getUUID("appeal_id");
        return id == null
                ? Optional.empty()
                : Optional.of(new Appeal(
                        id,
                        new CommentId(row.getUUID("comment_id")),
                        row.getInteger("revision"),
                        row.getUUID("decision_id") == null ? null : new DecisionId(row.getUUID("decision_id")),
                        new AccountId(row.getUUID("account_id")),
                        row.getString("appealed"),
                        row.getOffsetDateTime("at").toInstant(),
                        ending(row)));
    }

    private static @Nullable Ending ending(Row row) {
        Short outcome = row.getShort("outcome");
        return outcome == null
                ? null
                : new Ending(
                        Outcome.values()[outcome],
                        new AccountId(row.getUUID("by_account")),
                        row.getString("by_name"),
                        row.getString("note"),
                        row.getString("answer"),
                        row.getOffsetDateTime("decided_at").toInstant());
    }

    /** For its author: who decided, and what moderators told each other, is not part of it. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id.toString());
        json.writeStringField("commentId", comment.toString());
        json.writeNumberField("revision", revision);
        json.writeStringField("body", text);
        json.writeStringField("at", at.toString());
        json.writeStringField(
                "state", ending == null ? "open" : ending.outcome().wireName());
        json.writeStringField("answer", ending == null ? null : ending.answer());
        json.writeStringField("decidedAt", ending == null ? null : ending.at().toString());
        json.writeEndObject();
    }
}
