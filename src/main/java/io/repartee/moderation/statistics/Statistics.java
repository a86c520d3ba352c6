package io.repartee.moderation.statistics;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.moderation.Action;
import io.repartee.moderation.reports.ReportReason;
import io.repartee.web.Json;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a site's moderators did in some days (UTC), and how right the checks and the readers were. */
record Statistics(List<Day> days, List<Phase> phases, List<Reason> reports, Appeals appeals) {
    private static final double MS = 1000;

    /**
     * One moderator's day.
     *
     * @param medianMs of how long what was decided had waited; null when nobody had been asked about any of it
     */
    record Day(
            LocalDate day,
            UUID by,
            String name,
            Map<Action, Long> decisions,
            @Nullable Long medianMs,
            @Nullable Long p90Ms) {
        static Day read(Row row) {
            Map<Action, Long> decisions = new EnumMap<>(Action.class);
            Long[] counts = row.getArrayOfLongs("decisions");
            for (Action action : Action.values()) {
                decisions.put(action, counts[action.code()]);
            }
            Long[] waited = row.getArrayOfLongs("waited");
            return new Day(
                    row.getLocalDate("day"),
                    row.getUUID("account_id"),
                    row.getString("name"),
                    decisions,
                    waited == null ? null : waited[0],
                    waited == null ? null : waited[1]);
        }

        private void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("day", day.toString());
            json.writeObjectFieldStart("by");
            json.writeStringField("id", by.toString());
            json.writeStringField("name", name);
            json.writeEndObject();
            json.writeObjectFieldStart("decisions");
            for (Map.Entry<Action, Long> entry : decisions.entrySet()) {
                json.writeNumberField(entry.getKey().wireName(), entry.getValue());
            }
            json.writeEndObject();
            long approved = decisions.get(Action.APPROVE);
            share(
                    json,
                    "shareApproved",
                    approved,
                    approved + decisions.get(Action.REJECT) + decisions.get(Action.SPAM));
            seconds(json, "medianSeconds", medianMs);
            seconds(json, "p90Seconds", p90Ms);
            json.writeEndObject();
        }

        private static void seconds(JsonGenerator json, String name, @Nullable Long ms) throws IOException {
            json.writeFieldName(name);
            if (ms == null) {
                json.writeNull();
            } else {
                json.writeNumber(ms / MS);
            }
        }
    }

    /** How often what a check stopped was let through by a moderator. */
    record Phase(String phase, long decided, long overturned) {
        private void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("phase", phase);
            json.writeNumberField("decided", decided);
            json.writeNumberField("overturned", overturned);
            share(json, "precision", decided - overturned, decided);
            json.writeEndObject();
        }
    }

    record Reason(ReportReason reason, long upheld, long dismissed) {
        private void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("reason", reason.wireName());
            json.writeNumberField("upheld", upheld);
            json.writeNumberField("dismissed", dismissed);
            share(json, "accuracy", upheld, upheld + dismissed);
            json.writeEndObject();
        }
    }

    record Appeals(long open, long upheld, long dismissed, long settled) {}

    void fields(JsonGenerator json) throws IOException {
        Json.array(json, "days", days, (out, day) -> day.write(out));
        Json.array(json, "phases", phases, (out, phase) -> phase.write(out));
        Json.array(json, "reports", reports, (out, reason) -> reason.write(out));
        json.writeObjectFieldStart("appeals");
        json.writeNumberField("open", appeals.open());
        json.writeNumberField("upheld", appeals.upheld());
        json.writeNumberField("dismissed", appeals.dismissed());
        json.writeNumberField("settled", appeals.settled());
        json.writeEndObject();
    }

    /** From 0 to 1; null of nothing. */
    private static void share(JsonGenerator json, String name, long part, long whole) throws IOException {
        json.writeFieldName(name);
        if (whole == 0) {
            json.writeNull();
        } else {
            json.writeNumber((double) part / whole);
        }
    }
}
