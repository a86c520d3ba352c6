package io.repartee.account;

import io.repartee.ids.SanctionId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sanction as the person may know it. Who gave it, and the moderators' note, are not part of it.
 *
 * @param until when it ends by itself; null when it does not
 * @param reason a code
 * @param message what a moderator wrote to the person
 */
public record Sanction(
        SanctionId id,
        SanctionKind kind,
        @Nullable Instant until,
        String reason,
        @Nullable String message,
        Instant at) {
    boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }

    /** As a refusal tells it. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", id.toString());
        told.put("kind", kind.wireName());
        told.put("reason", reason);
        told.put("message", message);
        told.put("at", at.toString());
        told.put("until", until == null ? null : until.toString());
        return told;
    }
}
