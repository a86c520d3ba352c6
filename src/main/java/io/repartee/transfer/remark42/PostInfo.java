package io.repartee.transfer.remark42;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What Remark42 says of a page ({@code PostInfo} there). */
record PostInfo(
        String url,
        int count,
        boolean readOnly,
        @Nullable OffsetDateTime first,
        @Nullable OffsetDateTime last) {
    /** How Go writes a time that is none. */
    private static final String NEVER = "0001-01-01T00:00:00Z";

    static PostInfo read(Row row) {
        return new PostInfo(
                row.getString("page"),
                row.getInteger("published"),
                Boolean.FALSE.equals(row.getBoolean("open")),
                row.getOffsetDateTime("first"),
                row.getOffsetDateTime("last"));
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("url", url);
        json.writeNumberField("count", count);
        json.writeNumberField("count_left", 0);
        if (readOnly) {
            json.writeBooleanField("read_only", true);
        }
        json.writeStringField("first_time", first == null ? NEVER : RemarkComment.time(first));
        json.writeStringField("last_time", last == null ? NEVER : RemarkComment.time(last));
        json.writeEndObject();
    }
}
