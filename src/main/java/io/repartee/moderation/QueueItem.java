package io.repartee.moderation;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.SanctionKind;
import io.repartee.account.Trust;
import io.repartee.comment.Comment;
import io.repartee.comment.CommentJson;
import io.repartee.comment.CommentRow;
import io.repartee.comment.Status;
import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.moderation.reports.ReportReason;
import io.repartee.site.PolicyJson;
import io.repartee.web.Json;
import io.vertx.sqlclient.Row;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A comment as moderators see it: with its page, its author's record, and what was last decided.
 *
 * @param writer the moderator who wrote it in the publication's name
 * @param findings what the checks found in the newest revision, as {@link io.repartee.comment.Findings} wrote it
 */
record QueueItem(
        Comment comment,
        String page,
        @Nullable String url,
        @Nullable String title,
        @Nullable String section,
        @Nullable String findings,
        long authorPublished,
        long authorRejected,
        Trust authorTrust,
        List<SanctionKind> authorStanding,
        List<Reports> reports,
        Optional<Answered> answered,
        Optional<Claim> claim,
        @Nullable Writer writer,
        Optional<Decision> decision) {
    /** The comment that this one answers, shortened. */
    record Answered(CommentId id, String author, Status status, String source) {
        static Optional<Answered> read(Row row) {
            return row.getUUID("answered") == null
                    ? Optional.empty()
                    : Optional.of(new Answered(
                            new CommentId(row.getUUID("answered")),
                            row.getString("answered_name"),
                            Status.of(row.getShort("answered_status")),
                            row.getString("answered_source")));
        }

        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("id", id.toString());
            json.writeStringField("author", author);
            json.writeStringField("status", status.wireName());
            json.writeStringField("source", source);
            json.writeEndObject();
        }
    }

    /** Somebody who speaks for the publication. */
    record Writer(AccountId id, String name) {
        static @Nullable Writer read(Row row) {
            UUID id = row.getUUID("written_by");
            return id == null ? null : new Writer(new AccountId(id), row.getString("written_by_name"));
        }

        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("id", id.toString());
            json.writeStringField("name", name);
            json.writeEndObject();
        }
    }

    /** How many open reports give a reason. */
    record Reports(ReportReason reason, int count) {
        static List<Reports> read(Row row) {
            Short[] reasons = row.getArrayOfShorts("reported_reasons");
            Integer[] counts = row.getArrayOfIntegers("reported_counts");
            return reasons == null
                    ? List.of()
                    : IntStream.range(0, reasons.length)
                            .mapToObj(n -> new Reports(ReportReason.of(reasons[n]), counts[n]))
                            .toList();
        }

        void write(JsonGenerator json) throws IOException {
            json.writeStartObject();
            json.writeStringField("reason", reason.wireName());
            json.writeNumberField("count", count);
            json.writeEndObject();
        }
    }

    static QueueItem read(Row row) {
        long published = row.getLong("author_published");
        long rejected = row.getLong("author_rejected");
        return new QueueItem(
                CommentRow.readInside(row),
                row.getString("page"),
                row.getString("url"),
                row.getString("title"),
                row.getString("section"),
                row.getString("findings"),
                published,
                rejected,
                Trust.of(published, rejected, PolicyJson.trust(row.getString("trust"))),
                standing(row.getArrayOfShorts("author_standing")),
                Reports.read(row),
                Answered.read(row),
                Claim.read(row),
                Writer.read(row),
                Decision.read(row));
    }

    /** Whether a moderator is asked about it: it is held, an edit of it waits, or readers reported what they see. */
    boolean waits() {
        return comment.status() == Status.HELD || comment.editWaits() || comment.published() && !reports.isEmpty();
    }

    /** Whether it is in the queue of what readers have reported. */
    boolean reported() {
        return !reports.isEmpty() && (comment.published() || comment.status() == Status.HELD);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        CommentJson.insideFields(json, comment, this::ofAuthor);
        json.writeObjectFieldStart("page");
        json.writeStringField("key", page);
        json.writeStringField("url", url);
        json.writeStringField("title", title);
        json.writeStringField("section", section);
        json.writeEndObject();
        json.writeObjectFieldStart("history");
        json.writeNumberField("published", authorPublished);
        json.writeNumberField("rejected", authorRejected);
        json.writeEndObject();
        json.writeBooleanField("editWaits", comment.editWaits());
        json.writeFieldName("findings");
        json.writeRawValue(findings == null ? "[]" : findings);
        Json.array(json, "reports", reports, (out, some) -> some.write(out));
        optional(json, "parent", answered, Answered::write);
        optional(json, "claim", claim, Claim::write);
        optional(json, "writtenBy", Optional.ofNullable(writer), Writer::write);
        optional(json, "decision", decision, Decision::write);
        json.writeEndObject();
    }

    private void ofAuthor(JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("record");
        json.writeNumberField("published", authorPublished);
        json.writeNumberField("rejected", authorRejected);
        json.writeEndObject();
        json.writeStringField("trust", authorTrust.wireName());
        Json.array(json, "standing", authorStanding, (out, kind) -> out.writeString(kind.wireName()));
    }

    private interface Part<T> {
        void write(T part, JsonGenerator json) throws IOException;
    }

    private static <T> void optional(JsonGenerator json, String name, Optional<T> part, Part<T> how)
            throws IOException {
        json.writeFieldName(name);
        if (part.isPresent()) {
            how.write(part.get(), json);
        } else {
            json.writeNull();
        }
    }

    private static List<SanctionKind> standing(Short @Nullable [] kinds) {
        return kinds == null
                ? List.of()
                : Stream.of(kinds).map(SanctionKind::of).toList();
    }
}
