package io.repartee.notify.webhooks;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.stream.EventType;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where the publisher wants to be told.
 *
 * @param oldSecret the one before, which signs too until {@code oldUntil}
 * @param failingSince since when no delivery has succeeded; null when the last one did
 * @param disabledWhy null when an admin switched it off
 */
record Webhook(
        UUID id,
        String url,
        @Nullable String description,
        List<EventType> events,
        String secret,
        @Nullable String oldSecret,
        @Nullable Instant oldUntil,
        boolean enabled,
        @Nullable Instant failingSince,
        @Nullable Instant disabledAt,
        @Nullable String disabledWhy,
        Instant createdAt) {

    static Webhook read(Row row) {
        return new Webhook(
                row.getUUID("webhook_id"),
                row.getString("url"),
                row.getString("description"),
                Arrays.stream(row.getArrayOfShorts("events"))
                        .flatMap(code -> EventType.of(code).stream())
                        .toList(),
                row.getString("secret"),
                row.getString("old_secret"),
                time(row, "old_until"),
                row.getBoolean("enabled"),
                time(row, "failing_since"),
                time(row, "disabled_at"),
                row.getString("disabled_why"),
                row.getOffsetDateTime("created_at").toInstant());
    }

    static String destination(UUID id) {
        return "webhook:" + id;
    }

    /** Never with a secret: that is told once, when it is made. */
    void fields(JsonGenerator json) throws IOException {
        json.writeStringField("id", id.toString());
        json.writeStringField("url", url);
        json.writeStringField("description", description);
        json.writeArrayFieldStart("events");
        for (EventType event : events) {
            json.writeString(event.wireName());
        }
        json.writeEndArray();
        json.writeBooleanField("enabled", enabled);
        json.writeStringField("failingSince", text(failingSince));
        json.writeStringField("disabledAt", text(disabledAt));
        json.writeStringField("disabledWhy", disabledWhy);
        json.writeStringField("createdAt", createdAt.toString());
    }

    private static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : time.toString();
    }

    private static @Nullable Instant time(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
