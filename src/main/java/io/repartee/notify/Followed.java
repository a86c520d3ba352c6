package io.repartee.notify;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.web.Problem;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody follows. */
record Followed(
        Kind kind,
        String target,
        @Nullable String url,
        @Nullable String title,
        @Nullable String name,
        Instant at) {
    /** The order is what the database keeps. */
    enum Kind {
        /** By its page. */
        THREAD,
        /** By the id of the account. */
        AUTHOR,
        /** By its name. */
        SECTION;

        static Optional<Kind> of(@Nullable String wireName) {
            for (Kind kind : values()) {
                if (kind.wireName().equals(wireName)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** As a request names it. */
    record Request(@Nullable String kind, @Nullable String target) {
        Kind checkedKind() {
            return Kind.of(kind)
                    .orElseThrow(() -> Problem.field("/kind", "The kind must be thread, author or section."));
        }

        String checkedTarget() {
            if (target == null || target.isBlank()) {
                throw Problem.field("/target", "What is to be followed is missing.");
            }
            return target;
        }
    }

    static Followed read(Row row) {
        return new Followed(
                Kind.values()[row.getShort("kind")],
                row.getString("target"),
                row.getString("url"),
                row.getString("title"),
                row.getString("name"),
                row.getOffsetDateTime("at").toInstant());
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", kind.wireName());
        json.writeStringField("target", target);
        json.writeStringField("url", url);
        json.writeStringField("title", title);
        json.writeStringField("name", name);
        json.writeStringField("at", at.toString());
        json.writeEndObject();
    }
}
