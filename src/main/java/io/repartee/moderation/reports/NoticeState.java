package io.repartee.moderation.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a notice, for who sent it: DSA Art. 16 (4) to (6).
 *
 * @param removed null while nobody has decided
 */
record NoticeState(
        UUID id,
        UUID comment,
        String offence,
        Instant at,
        @Nullable Boolean removed,
        @Nullable Instant decidedAt,
        boolean erased) {
    private static final String REDRESS =
            "If you do not agree, write to the publisher of this site; you may also turn to an out-of-court dispute settlement"
                    + " body (Art. 21 of Regulation (EU) 2022/2065) or to a court.";

    static NoticeState read(Row row) {
        Short verdict = row.getShort("verdict");
        OffsetDateTime decided = row.getOffsetDateTime("decided_at");
        return new NoticeState(
                row.getUUID("report_id"),
                row.getUUID("comment_id"),
                row.getString("offence"),
                row.getOffsetDateTime("at").toInstant(),
                verdict == null ? null : verdict == 1,
                decided == null ? null : decided.toInstant(),
                row.getOffsetDateTime("erased_at") != null);
    }

    void fields(JsonGenerator json) throws IOException {
        json.writeStringField("id", id.toString());
        json.writeStringField("commentId", comment.toString());
        json.writeStringField("offence", offence);
        json.writeStringField("receivedAt", at.toString());
        json.writeBooleanField("notifierErased", erased);
        json.writeStringField("status", removed == null ? "received" : "decided");
        if (removed == null || decidedAt == null) {
            json.writeNullField("decision");
            return;
        }
        json.writeObjectFieldStart("decision");
        json.writeStringField("outcome", removed ? "removed" : "kept");
        json.writeStringField("at", decidedAt.toString());
        json.writeBooleanField("automated", false);
        json.writeStringField("redress", REDRESS);
        json.writeEndObject();
    }
}
