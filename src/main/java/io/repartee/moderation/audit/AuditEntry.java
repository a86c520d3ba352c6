package io.repartee.moderation.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done.
 *
 * @param seq its place in the chain, from 1; 0 until it is sealed
 * @param actor the account that did it; null for the operator, or for nobody in particular
 * @param detail JSON as the database writes it; null when it was erased, and its salt with it
 */
record AuditEntry(
        int site,
        long seq,
        long id,
        Instant at,
        String kind,
        @Nullable UUID actor,
        @Nullable UUID subject,
        @Nullable String detail,
        @Nullable UUID salt,
        byte[] digest,
        byte[] hash) {
    /** Of an entry or hash that is none. */
    static final byte[] NOTHING = {};

    static AuditEntry read(Row row) {
        Long seq = row.getLong("seq");
        return new AuditEntry(
                row.getInteger("site_id"),
                seq == null ? 0 : seq,
                row.getLong("entry_id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("kind"),
                row.getUUID("actor"),
                row.getUUID("subject"),
                row.getString("detail"),
                row.getUUID("salt"),
                bytes(row.getBuffer("digest")),
                bytes(row.getBuffer("hash")));
    }

    static byte[] bytes(@Nullable Buffer buffer) {
        return buffer == null ? NOTHING : buffer.getBytes();
    }

    boolean sealed() {
        return seq > 0;
    }

    boolean erased() {
        return detail == null;
    }

    long atMicros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    /** The digest is given too, so that whoever has an export can follow the chain without the key. */
    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        if (sealed()) {
            json.writeNumberField("seq", seq);
        } else {
            json.writeNullField("seq");
        }
        json.writeNumberField("entry", id);
        json.writeStringField("at", at.toString());
        json.writeStringField("kind", kind);
        json.writeStringField("actor", actor == null ? null : actor.toString());
        json.writeStringField("subject", subject == null ? null : subject.toString());
        json.writeFieldName("detail");
        json.writeRawValue(detail == null ? "null" : detail);
        json.writeBooleanField("erased", erased());
        json.writeStringField("digest", sealed() ? HexFormat.of().formatHex(digest) : null);
        json.writeStringField("hash", sealed() ? HexFormat.of().formatHex(hash) : null);
        json.writeEndObject();
    }
}
