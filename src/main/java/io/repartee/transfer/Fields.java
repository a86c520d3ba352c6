package io.repartee.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the values of an element's fields; what is missing and what is blank are the same. */
final class Fields {
    private Fields() {}

    static @Nullable String filled(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "").strip();
        return value.isEmpty() ? null : value;
    }

    static Optional<String> optional(Map<String, String> fields, String name) {
        return Optional.ofNullable(filled(fields, name));
    }

    static boolean isTrue(Map<String, String> fields, String name) {
        String value = fields.getOrDefault(name, "").strip();
        return value.equalsIgnoreCase("true") || value.equals("1");
    }

    static @Nullable Instant time(Map<String, String> fields, String name) {
        return time(fields.getOrDefault(name, ""));
    }

    /** RFC 3339, or the same without a zone or with a space in the middle, which then is UTC. Null when it is no time. */
    static @Nullable Instant time(String text) {
        String iso = text.strip().replace(' ', 'T');
        try {
            boolean zoned = iso.matches(".*(?:Z|[+-]\\d\\d:?\\d\\d)$") && iso.length() > 19;
            return zoned
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
