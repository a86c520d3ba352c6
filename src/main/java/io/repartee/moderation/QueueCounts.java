package io.repartee.moderation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * How much is in each queue of a site and how many appeals are open, exactly, in one snapshot.
 *
 * @param fresh published comments that nobody has looked at
 * @param appeals of authors, which nobody has decided about
 * @param oldestWaiting since when the first of the pending ones waits
 * @param decided decisions in the time that was asked for
 */
record QueueCounts(
        int pending,
        int fresh,
        int reported,
        int spam,
        int rejected,
        int appeals,
        @Nullable Instant oldestWaiting,
        int decided) {

    static QueueCounts read(Row row) {
        OffsetDateTime oldest = row.getOffsetDateTime("oldest");
        return new QueueCounts(
                row.getInteger("pending"),
                row.getInteger("fresh"),
                row.getInteger("reported"),
                row.getInteger("spam"),
                row.getInteger("rejected"),
                row.getInteger("appeals"),
                oldest == null ? null : oldest.toInstant(),
                row.getInteger("decided"));
    }

    /** The counts alone, as frames carry them too. */
    void fields(JsonGenerator json) throws IOException {
        json.writeNumberField("pending", pending);
        json.writeNumberField("new", fresh);
        json.writeNumberField("reported", reported);
        json.writeNumberField("spam", spam);
        json.writeNumberField("rejected", rejected);
        json.writeNumberField("appeals", appeals);
    }
}
