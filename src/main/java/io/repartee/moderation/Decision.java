package io.repartee.moderation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.comment.Command;
import io.repartee.comment.Status;
import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.DecisionId;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What somebody decided about a revision of a comment, once and for all.
 *
 * @param revision the newest revision, which the moderator saw
 * @param leaves the newest revision after it
 * @param aboutEdit whether that revision waited while readers saw an earlier one
 */
record Decision(
        DecisionId id,
        CommentId comment,
        int revision,
        Action action,
        Status before,
        Status after,
        AccountId by,
        String byName,
        Command.Said said,
        @Nullable DecisionId undoes,
        int leaves,
        boolean aboutEdit,
        Instant at) {

    static final String COLUMNS = """
            d.decision_id, d.comment_id as decided_comment, d.revision as decided_revision, d.action, d.before, d.after,
            d.account_id as decided_by, d.by_name, d.reason, d.note, d.message, d.undoes, d.leaves, d.shown is not null as about_edit,
            d.at as decided_at\
            """;

    static Optional<Decision> read(Row row) {
        return row.getUUID("decided_comment") == null
                ? Optional.empty()
                : Optional.of(new Decision(
                        new DecisionId(row.getUUID("decision_id")),
                        new CommentId(row.getUUID("decided_comment")),
                        row.getInteger("decided_revision"),
                        Action.of(row.getShort("action")),
                        Status.of(row.getShort("before")),
                        Status.of(row.getShort("after")),
                        new AccountId(row.getUUID("decided_by")),
                        row.getString("by_name"),
                        new Command.Said(row.getString("reason"), row.getString("note"), row.getString("message")),
                        row.getUUID("undoes") == null ? null : new DecisionId(row.getUUID("undoes")),
                        row.getInteger("leaves"),
                        row.getBoolean("about_edit"),
                        row.getOffsetDateTime("decided_at").toInstant()));
    }

    /** For moderators. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id.toString());
        json.writeStringField("action", action.wireName());
        json.writeNumberField("revision", revision);
        json.writeStringField("before", before.wireName());
        json.writeStringField("status", after.wireName());
        json.writeStringField("by", byName);
        json.writeStringField("at", at.toString());
        json.writeStringField("reason", said.reason());
        json.writeStringField("note", said.note());
        json.writeStringField("message", said.message());
        json.writeBooleanField("aboutEdit", aboutEdit);
        json.writeStringField("undoes", undoes == null ? null : undoes.toString());
        json.writeEndObject();
    }
}
