package io.repartee.moderation.appeals;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.comment.Status;
import io.repartee.ids.AccountId;
import io.repartee.ids.DecisionId;
import io.repartee.web.Json;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a comment is not to be seen, for its author: Art. 17 (3) of the Digital Services Act.
 *
 * @param decision a moderator's; null when the checks or readers' reports did it
 * @param since when it was decided, or when the text was written that the checks stopped
 * @param phases the checks that asked for more than publishing it
 * @param noticed whether somebody gave notice of illegal content
 */
record Statement(
        AccountId author,
        Status status,
        int revision,
        @Nullable DecisionId decision,
        Instant since,
        @Nullable String reason,
        @Nullable String message,
        List<String> phases,
        boolean noticed,
        Optional<Appeal> appeal) {
    private static final String REDRESS =
            "You may turn to an out-of-court dispute settlement body (Art. 21 of Regulation (EU) 2022/2065) or to a court.";

    static Statement read(Row row) {
        UUID decision = row.getUUID("decision");
        OffsetDateTime decided = row.getOffsetDateTime("decided");
        return new Statement(
                new AccountId(row.getUUID("author")),
                Status.of(row.getShort("status")),
                row.getInteger("latest"),
                decision == null ? null : new DecisionId(decision),
                (decided == null ? row.getOffsetDateTime("written_at") : decided).toInstant(),
                row.getString("reason"),
                row.getString("message"),
                List.of(row.getArrayOfStrings("found")),
                row.getBoolean("noticed"),
                Appeal.read(row));
    }

    /** Whether there is something to state: it is held back or was turned down. */
    boolean restricted() {
        return status == Status.HELD || turnedDown();
    }

    boolean turnedDown() {
        return status == Status.REJECTED || status == Status.SPAM;
    }

    /** @param until how long an appeal may be made; null when it may not */
    void fields(JsonGenerator json, String comment, @Nullable Instant until) throws IOException {
        json.writeStringField("commentId", comment);
        json.writeNumberField("revision", revision);
        json.writeObjectFieldStart("decision");
        json.writeStringField("measure", turnedDown() ? "removed" : "hidden_until_reviewed");
        json.writeStringField("status", status.wireName());
        json.writeStringField("at", since.toString());
        json.writeStringField("scope", "everywhere");
        json.writeStringField("duration", turnedDown() ? "until_restored" : "until_reviewed");
        json.writeEndObject();
        json.writeObjectFieldStart("facts");
        Json.array(json, "checks", phases, JsonGenerator::writeString);
        json.writeBooleanField("reportedByReaders", phases.contains("reports"));
        json.writeBooleanField("noticeOfIllegalContent", noticed);
        json.writeStringField("message", message);
        json.writeEndObject();
        json.writeObjectFieldStart("automated");
        json.writeBooleanField("detection", !phases.isEmpty());
        json.writeBooleanField("decision", decision == null);
        json.writeEndObject();
        json.writeObjectFieldStart("ground");
        json.writeStringField("kind", reason != null && reason.startsWith("illegal") ? "law" : "terms");
        json.writeStringField("reference", reason);
        json.writeEndObject();
        redress(json, until);
    }

    private void redress(JsonGenerator json, @Nullable Instant until) throws IOException {
        json.writeObjectFieldStart("redress");
        json.writeBooleanField("mayAppeal", until != null && appeal.isEmpty());
        json.writeStringField("until", until == null ? null : until.toString());
        json.writeFieldName("appeal");
        if (appeal.isPresent()) {
            appeal.get().write(json);
        } else {
            json.writeNull();
        }
        json.writeStringField("further", REDRESS);
        json.writeEndObject();
    }
}
