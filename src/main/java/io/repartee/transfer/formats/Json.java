package io.repartee.transfer.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the values of a thing; what is missing, null or blank is the same, and numbers may be texts. */
final class Json {
    private Json() {}

    static @Nullable String filled(JsonNode thing, String name) {
        String value =
                thing.path(name).isNull() ? "" : thing.path(name).asText("").strip();
        return value.isEmpty() ? null : value;
    }

    static String text(JsonNode thing, String name) {
        return thing.path(name).isNull() ? "" : thing.path(name).asText("");
    }

    static Optional<String> optional(JsonNode thing, String name) {
        return Optional.ofNullable(filled(thing, name));
    }

    static boolean isTrue(JsonNode thing, String name) {
        return thing.path(name).asBoolean(false)
                || "true".equals(thing.path(name).asText());
    }

    static int number(JsonNode thing, String name) {
        return thing.path(name).asInt(0);
    }

    static @Nullable Instant time(JsonNode thing, String name) {
        return time(thing.path(name));
    }

    /** A text, milliseconds, or what MongoDB writes: {@code {"$date": …}} with a text or {@code {"$numberLong": "…"}}. */
    static @Nullable Instant time(JsonNode value) {
        if (value.isObject()) {
            JsonNode inner = value.has("$date") ? value.path("$date") : value.path("$numberLong");
            return inner.isMissingNode() ? null : time(inner);
        }
        String text = value.asText("");
        if (text.matches("-?\\d{1,15}")) {
            return Instant.ofEpochMilli(Long.parseLong(text));
        }
        return Fields.time(text);
    }
}
