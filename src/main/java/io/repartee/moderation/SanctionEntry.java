package io.repartee.moderation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.SanctionKind;
import io.repartee.ids.AccountId;
import io.repartee.ids.SanctionId;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sanction as moderators see it, in force or not any more.
 *
 * @param account whom it is on; null for a whole domain of mail, which {@code domain} names then
 * @param byName who put it there, as that person was called then
 */
record SanctionEntry(
        SanctionId id,
        @Nullable AccountId account,
        @Nullable String accountName,
        @Nullable String domain,
        SanctionKind kind,
        @Nullable Instant until,
        String reason,
        @Nullable String message,
        @Nullable String note,
        AccountId by,
        String byName,
        Instant at,
        @Nullable Instant liftedAt,
        @Nullable String liftedBy,
        @Nullable Instant acknowledgedAt) {

    static SanctionEntry read(Row row) {
        UUID account = row.getUUID("account_id");
        return new SanctionEntry(
                new SanctionId(row.getUUID("sanction_id")),
                account == null ? null : new AccountId(account),
                row.getString("account_name"),
                row.getString("domain"),
                SanctionKind.of(row.getInteger("kind")),
                instant(row, "until"),
                row.getString("reason"),
                row.getString("message"),
                row.getString("note"),
                new AccountId(row.getUUID("by_account")),
                row.getString("by_name"),
                row.getOffsetDateTime("at").toInstant(),
                instant(row, "lifted_at"),
                row.getString("lifted_by_name"),
                instant(row, "acknowledged_at"));
    }

    private boolean active(Instant now) {
        return liftedAt == null && acknowledgedAt == null && (until == null || now.isBefore(until));
    }

    void write(JsonGenerator json, Instant now) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id.toString());
        json.writeStringField("kind", kind.wireName());
        if (account == null) {
            json.writeNullField("account");
        } else {
            person(json, "account", account, accountName);
        }
        json.writeStringField("domain", domain);
        json.writeStringField("until", text(until));
        json.writeStringField("reason", reason);
        json.writeStringField("message", message);
        json.writeStringField("note", note);
        person(json, "by", by, byName);
        json.writeStringField("at", at.toString());
        json.writeBooleanField("active", active(now));
        json.writeStringField("liftedAt", text(liftedAt));
        json.writeStringField("liftedBy", liftedBy);
        json.writeStringField("acknowledgedAt", text(acknowledgedAt));
        json.writeEndObject();
    }

    private static void person(JsonGenerator json, String field, AccountId id, @Nullable String name)
            throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("id", id.toString());
        json.writeStringField("name", name);
        json.writeEndObject();
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
