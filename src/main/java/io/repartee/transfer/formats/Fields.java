package io.repartee.transfer.formats;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of an element's fields; what is missing and what is blank are the same. */
final class Fields {
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d\\d-\\d\\d)[T ](\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,9})?) ?(Z|[+-]\\d\\d:?\\d\\d)?(?: [+-]\\d{4}| UTC)?");

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

    /**
     * RFC 3339, or the same without a zone (which then is UTC), with spaces in it, or with a zone that is told twice, as Go does.
     * Null when it is no time.
     */
    static @Nullable Instant time(String text) {
        Matcher time = TIME.matcher(text.strip());
        if (!time.matches()) {
            return null;
        }
        String zone = time.group(3) == null ? "Z" : time.group(3);
        try {
            return OffsetDateTime.parse(time.group(1) + "T" + time.group(2)
                            + (zone.length() == 5 ? zone.substring(0, 3) + ":" + zone.substring(3) : zone))
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
