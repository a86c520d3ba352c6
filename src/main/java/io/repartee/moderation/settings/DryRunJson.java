package io.repartee.moderation.settings;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.comment.Findings;
import io.repartee.comment.Status;
import io.repartee.moderation.screening.Rehearsal;
import io.repartee.web.Answer;
import io.repartee.web.Json;
import java.io.IOException;
import java.util.Map;

/** What settings would change, for an admin. */
final class DryRunJson {
    private static final int EXCERPT_CODE_POINTS = 300;

    private DryRunJson() {}

    static Answer answer(Rehearsal.Outcome outcome) {
        return Answer.ok(Json.object(json -> {
            json.writeNumberField("comments", outcome.comments());
            counts(json, "before", outcome.before());
            counts(json, "after", outcome.after());
            json.writeNumberField("changed", outcome.changed());
            Json.array(json, "changes", outcome.changes(), DryRunJson::change);
        }));
    }

    private static void counts(JsonGenerator json, String name, Map<Status, Integer> counts) throws IOException {
        json.writeObjectFieldStart(name);
        for (Status status : new Status[] {Status.PUBLISHED, Status.HELD, Status.SPAM, Status.REJECTED}) {
            json.writeNumberField(status.wireName(), counts.getOrDefault(status, 0));
        }
        json.writeEndObject();
    }

    private static void change(JsonGenerator json, Rehearsal.Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("commentId", change.comment().comment().toString());
        json.writeStringField("excerpt", excerpt(change.comment().source()));
        json.writeStringField("before", change.before().wireName());
        json.writeStringField("after", change.after().wireName());
        json.writeFieldName("findings");
        Findings.array(json, change.findings());
        json.writeEndObject();
    }

    private static String excerpt(String source) {
        int length = source.codePointCount(0, source.length());
        return length <= EXCERPT_CODE_POINTS
                ? source
                : source.substring(0, source.offsetByCodePoints(0, EXCERPT_CODE_POINTS)) + "…";
    }
}
