package io.repartee.moderation.reports;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.ids.CommentId;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report as its reporter knows it. */
record Report(
        UUID id,
        CommentId comment,
        int revision,
        ReportReason reason,
        @Nullable String detail,
        Instant at) {
    /** The columns to select, with {@code r} the report; they are named apart from those of a comment. */
    static final String COLUMNS = """
            r.report_id, r.comment_id as reported_comment, r.revision as reported_revision, r.reason, r.detail,
            r.at as reported_at\
            """;

    static Report read(Row row) {
        return new Report(
                row.getUUID("report_id"),
                new CommentId(row.getUUID("reported_comment")),
                row.getInteger("reported_revision"),
                ReportReason.of(row.getShort("reason")),
                row.getString("detail"),
                row.getOffsetDateTime("reported_at").toInstant());
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        fields(json);
        json.writeEndObject();
    }

    void fields(JsonGenerator json) throws IOException {
        json.writeStringField("id", id.toString());
        json.writeStringField("commentId", comment.toString());
        json.writeNumberField("revision", revision);
        json.writeStringField("reason", reason.wireName());
        json.writeStringField("detail", detail);
        json.writeStringField("at", at.toString());
    }
}
