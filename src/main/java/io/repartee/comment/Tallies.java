package io.repartee.comment;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.stream.StreamId;
import io.repartee.stream.Totals;
import io.repartee.web.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Totals of a thread that changed, as readers may know them: of what they do not see there is nothing.
 *
 * @param tally the version that these lead to
 * @param more whether there are newer ones still
 * @param page the page's own reactions, where they changed
 */
public record Tallies(long tally, boolean more, Map<UUID, Votes> comments, Optional<Map<String, Integer>> page) {
    static Map<StreamId, Tallies> read(RowSet<Row> rows, int most) {
        Map<StreamId, Reading> threads = new LinkedHashMap<>();
        for (Row row : rows) {
            StreamId stream =
                    StreamId.of(new SiteId(row.getInteger("site_id")), new ThreadId(row.getUUID("thread_id")));
            threads.computeIfAbsent(stream, s -> new Reading(row)).add(row);
        }
        Map<StreamId, Tallies> all = new HashMap<>();
        threads.forEach((stream, reading) -> all.put(stream, reading.done(most)));
        return all;
    }

    /** The members of a frame or an answer. */
    public void write(JsonGenerator json) throws IOException {
        json.writeNumberField("tally", tally);
        json.writeObjectFieldStart("comments");
        for (Map.Entry<UUID, Votes> one : comments.entrySet()) {
            json.writeFieldName(one.getKey().toString());
            VotesJson.total(json, one.getValue());
        }
        json.writeEndObject();
        if (page.isPresent()) {
            VotesJson.reactions(json, "page", page.get());
        }
    }

    /** For those who watch; without members when there is nothing that they see. */
    Totals totals() {
        if (comments.isEmpty() && page.isEmpty()) {
            return new Totals(tally, new byte[0], more);
        }
        byte[] object = Json.object(this::write).getBytes();
        byte[] members = new byte[object.length - 2];
        System.arraycopy(object, 1, members, 0, members.length);
        return new Totals(tally, members, more);
    }

    private static final class Reading {
        private final long latest;
        private final Optional<Map<String, Integer>> page;
        private final Map<UUID, Votes> comments = new LinkedHashMap<>();
        private int rows;
        private long last;

        private Reading(Row first) {
            latest = first.getLong("latest");
            page = first.getBoolean("page")
                    ? Optional.of(Votes.reactions((JsonObject) first.getValue("page_reactions")))
                    : Optional.empty();
        }

        private void add(Row row) {
            if (row.getUUID("comment_id") == null) {
                return;
            }
            rows++;
            last = row.getLong("tally");
            if (row.getShort("status") == Status.PUBLISHED.code()) {
                comments.put(row.getUUID("comment_id"), CommentRow.votes(row));
            }
        }

        /** With as many rows as were asked for, there may be more. */
        private Tallies done(int most) {
            boolean more = rows >= most && last < latest;
            return new Tallies(more ? last : latest, more, comments, page);
        }
    }
}
