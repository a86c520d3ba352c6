package io.repartee.comment;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.web.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one form of findings, in the database as on the wire: what is stored is shown to moderators as it is. */
public final class Findings {
    private Findings() {}

    /** As JSON for the database; null when there are none, since then nothing is kept. */
    static @Nullable String write(List<Finding> findings) {
        return findings.isEmpty()
                ? null
                : Json.value(json -> array(json, findings)).toString(StandardCharsets.UTF_8);
    }

    /** When checks that run after the commit are due; null when there are none. */
    static @Nullable OffsetDateTime due(Screening.Screened screened, Instant at) {
        return screened.checkAfterwards() ? at.atOffset(ZoneOffset.UTC) : null;
    }

    public static void array(JsonGenerator json, List<Finding> findings) throws IOException {
        json.writeStartArray();
        for (Finding finding : findings) {
            json.writeStartObject();
            json.writeStringField("phase", finding.phase());
            json.writeStringField("ruling", finding.ruling().wireName());
            json.writeStringField("saw", storable(finding.saw()));
            span(json, finding);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void span(JsonGenerator json, Finding finding) throws IOException {
        if (finding.span().isEmpty()) {
            json.writeNullField("span");
            return;
        }
        json.writeObjectFieldStart("span");
        json.writeNumberField("from", finding.span().get().from());
        json.writeNumberField("to", finding.span().get().to());
        json.writeEndObject();
    }

    /** PostgreSQL's JSON has no NUL and no half of a surrogate pair, and a text that was cut may end in one. */
    private static String storable(String saw) {
        StringBuilder fine = new StringBuilder(saw.length());
        saw.codePoints()
                .map(c -> c == 0 || c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c)
                .forEach(fine::appendCodePoint);
        return fine.toString();
    }
}
