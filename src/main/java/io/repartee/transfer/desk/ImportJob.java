package io.repartee.transfer.desk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.repartee.transfer.Formats;
import io.repartee.transfer.PageKeys;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file somebody brought, and how far it is.
 *
 * @param received bytes of it that are here
 * @param format null until it is known
 * @param report what became of it, or of a dry run what would, as JSON
 */
record ImportJob(
        int site,
        String siteKey,
        UUID id,
        String name,
        long bytes,
        long received,
        @Nullable Formats format,
        boolean byIdentifier,
        String moved,
        State state,
        boolean dryRun,
        Progress progress,
        @Nullable String problem,
        @Nullable String report,
        OffsetDateTime createdAt,
        OffsetDateTime changedAt) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where it is; the order is that of the column. */
    enum State {
        UPLOADING,
        WAITING,
        RUNNING,
        CHECKED,
        DONE,
        FAILED,
        CANCELLED;

        short code() {
            return (short) ordinal();
        }

        boolean isAtWork() {
            return this == WAITING || this == RUNNING;
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How far the work is.
     *
     * @param merged pages (of our own format lines) that are where they belong, of {@code mergeAll}
     */
    record Progress(long bytesRead, long entries, long merged, long mergeAll) {
        static final Progress NONE = new Progress(0, 0, 0, 0);
    }

    static ImportJob read(Row row) {
        return new ImportJob(
                row.getInteger("site_id"),
                row.getString("key"),
                row.getUUID("job_id"),
                row.getString("name"),
                row.getLong("bytes"),
                row.getLong("received"),
                format(row.getString("format")).orElse(null),
                row.getBoolean("by_identifier"),
                row.getString("moved"),
                State.values()[row.getShort("state")],
                row.getBoolean("dry_run"),
                new Progress(
                        row.getLong("bytes_read"),
                        row.getLong("entries"),
                        row.getLong("merged"),
                        row.getLong("merge_all")),
                row.getString("problem"),
                row.getString("report"),
                row.getOffsetDateTime("created_at"),
                row.getOffsetDateTime("changed_at"));
    }

    static Optional<Formats> format(@Nullable String name) {
        return Arrays.stream(Formats.values())
                .filter(format -> format.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst();
    }

    boolean isWhole() {
        return received == bytes;
    }

    @SuppressWarnings("unchecked")
    PageKeys keys() {
        try {
            return new PageKeys(byIdentifier, JSON.readValue(moved, Map.class));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id.toString());
        json.writeStringField("name", name);
        json.writeNumberField("bytes", bytes);
        json.writeNumberField("received", received);
        json.writeStringField("format", format == null ? null : format.name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("byIdentifier", byIdentifier);
        raw(json, "moved", moved);
        json.writeStringField("state", state.toString());
        json.writeBooleanField("dryRun", dryRun);
        json.writeObjectFieldStart("progress");
        json.writeNumberField("bytesRead", progress.bytesRead);
        json.writeNumberField("entries", progress.entries);
        json.writeNumberField("merged", progress.merged);
        json.writeNumberField("mergeAll", progress.mergeAll);
        json.writeEndObject();
        json.writeStringField("problem", problem);
        raw(json, "report", report == null ? "null" : report);
        json.writeStringField("createdAt", createdAt.toInstant().toString());
        json.writeStringField("changedAt", changedAt.toInstant().toString());
        json.writeEndObject();
    }

    private static void raw(JsonGenerator json, String name, String value) throws IOException {
        json.writeFieldName(name);
        json.writeRawValue(value);
    }
}
