package io.repartee.moderation.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A report as moderators see it.
 *
 * @param reporter null for a notice
 * @param weight towards hiding the comment, in hundredths of a report
 * @param verdict null while it is open
 */
record ReceivedReport(
        Report report,
        @Nullable Reporter reporter,
        int weight,
        @Nullable String verdict,
        Optional<Notice> notice) {

    /** Who reported, and what became of their last reports. */
    record Reporter(UUID id, String name, long upheld, long dismissed) {}

    /** What a notice says besides; who sent it is null when it was not said, or forgotten. */
    record Notice(
            String offence,
            String location,
            String explanation,
            @Nullable String name,
            @Nullable String email) {}

    static ReceivedReport read(Row row) {
        UUID account = row.getUUID("account_id");
        Reporter reporter = account == null
                ? null
                : new Reporter(account, row.getString("name"), row.getLong("upheld"), row.getLong("dismissed"));
        return new ReceivedReport(
                Report.read(row), reporter, row.getInteger("weight"), verdict(row.getShort("verdict")), notice(row));
    }

    static @Nullable String verdict(@Nullable Short code) {
        if (code == null) {
            return null;
        }
        return code == 0 ? "dismissed" : "upheld";
    }

    private static Optional<Notice> notice(Row row) {
        return row.getString("offence") == null
                ? Optional.empty()
                : Optional.of(new Notice(
                        row.getString("offence"),
                        row.getString("location"),
                        row.getString("explanation"),
                        row.getString("notifier"),
                        row.getString("email")));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        report.fields(json);
        json.writeNumberField("weight", weight / 100.0);
        json.writeStringField("verdict", verdict);
        if (reporter == null) {
            json.writeNullField("by");
        } else {
            reporter(json, reporter);
        }
        if (notice.isEmpty()) {
            json.writeNullField("notice");
        } else {
            notice(json, notice.get());
        }
        json.writeEndObject();
    }

    private static void reporter(JsonGenerator json, Reporter by) throws IOException {
        json.writeObjectFieldStart("by");
        json.writeStringField("id", by.id().toString());
        json.writeStringField("name", by.name());
        json.writeObjectFieldStart("record");
        json.writeNumberField("upheld", by.upheld());
        json.writeNumberField("dismissed", by.dismissed());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void notice(JsonGenerator json, Notice notice) throws IOException {
        json.writeObjectFieldStart("notice");
        json.writeStringField("offence", notice.offence());
        json.writeStringField("location", notice.location());
        json.writeStringField("explanation", notice.explanation());
        json.writeStringField("name", notice.name());
        json.writeStringField("email", notice.email());
        json.writeEndObject();
    }
}
