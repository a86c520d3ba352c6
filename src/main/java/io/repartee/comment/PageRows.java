package io.repartee.comment;

import io.repartee.ids.ThreadId;
import io.repartee.stream.Position;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts the rows of a first page together: each top comment is followed by its replies. Each list was asked for one more
 * than wanted, which tells whether it goes on.
 */
final class PageRows {
    private PageRows() {}

    /** A top comment with what stands below it, and where it stands itself. */
    private record Line(PageSort.Place place, List<Comment> comments) {}

    static ThreadPage read(PageRequest request, RowSet<Row> rows, Position position) {
        List<Comment> pinned = new ArrayList<>();
        List<Line> lines = lines(rows, pinned);
        boolean more = lines.size() > request.limit();
        List<Line> shown = more ? lines.subList(0, request.limit()) : lines;
        Optional<String> next = more
                ? Optional.of(request.sort().cursor(shown.get(shown.size() - 1).place()))
                : Optional.empty();
        return new ThreadPage(
                head(request, rows.iterator().next(), position),
                pinned,
                shown.stream()
                        .map(line -> conversation(line.comments(), request.replies()))
                        .toList(),
                next);
    }

    /** A line begins where the place changes: what is recommended may be an answer. */
    private static List<Line> lines(RowSet<Row> rows, List<Comment> pinned) {
        List<Line> lines = new ArrayList<>();
        long place = 0;
        for (Row row : rows) {
            if (row.getUUID("comment_id") == null) {
                continue;
            }
            Comment comment = CommentRow.read(row);
            if (row.getLong("place") < 0) {
                pinned.add(comment);
            } else {
                if (row.getLong("place") != place) {
                    place = row.getLong("place");
                    lines.add(new Line(
                            new PageSort.Place(
                                    row.getDouble("score"), comment.id().value()),
                            new ArrayList<>()));
                }
                lines.get(lines.size() - 1).comments().add(comment);
            }
        }
        return lines;
    }

    private static ThreadPage.Conversation conversation(List<Comment> line, int wanted) {
        List<Comment> replies = line.subList(1, line.size());
        boolean more = replies.size() > wanted;
        List<Comment> shown = more ? replies.subList(0, wanted) : replies;
        return new ThreadPage.Conversation(
                line.get(0), List.copyOf(shown), more ? Optional.of(RepliesCursor.after(shown)) : Optional.empty());
    }

    private static ThreadPage.Editors editors(Row row) {
        return new ThreadPage.Editors(
                row.getString("head_question"),
                row.getString("head_message"),
                instant(row.getOffsetDateTime("head_opens")),
                instant(row.getOffsetDateTime("head_closes")),
                !Boolean.FALSE.equals(row.getBoolean("head_votes")),
                !Boolean.FALSE.equals(row.getBoolean("head_reacts")),
                row.getLong("head_featured"));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static ThreadPage.Head head(PageRequest request, Row row, Position position) {
        Boolean open = row.getBoolean("head_open");
        Integer published = row.getInteger("head_published");
        Long tally = row.getLong("head_tally");
        return new ThreadPage.Head(
                new ThreadId(row.getUUID("head_thread")),
                request.page().key(),
                row.getString("head_url"),
                row.getString("head_title"),
                row.getString("head_section"),
                open == null || open,
                published == null ? 0 : published,
                position,
                tally == null ? 0 : tally,
                editors(row),
                Votes.reactions((JsonObject) row.getValue("head_reactions")));
    }
}
