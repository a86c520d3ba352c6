package io.repartee.comment;

import io.repartee.ids.ThreadId;
import io.repartee.stream.Position;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts the rows of a first page together: each top comment is followed by its replies. Each list was asked for one more
 * than wanted, which tells whether it goes on.
 */
final class PageRows {
    private PageRows() {}

    /** A top comment with what stands below it, and where it stands itself. */
    private record Line(PageSort.Place place, List<Comment> comments) {}

    static ThreadPage read(PageRequest request, RowSet<Row> rows, Position position) {
        List<Line> lines = lines(rows);
        boolean more = lines.size() > request.limit();
        List<Line> shown = more ? lines.subList(0, request.limit()) : lines;
        Optional<String> next = more
                ? Optional.of(request.sort().cursor(shown.get(shown.size() - 1).place()))
                : Optional.empty();
        return new ThreadPage(
                head(request, rows.iterator().next(), position),
                shown.stream()
                        .map(line -> conversation(line.comments(), request.replies()))
                        .toList(),
                next);
    }

    private static List<Line> lines(RowSet<Row> rows) {
        List<Line> lines = new ArrayList<>();
        for (Row row : rows) {
            if (row.getUUID("comment_id") != null) {
                Comment comment = CommentRow.read(row);
                if (comment.depth() == 0) {
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

    private static ThreadPage.Head head(PageRequest request, Row row, Position position) {
        Boolean open = row.getBoolean("head_open");
        Integer published = row.getInteger("head_published");
        Long tally = row.getLong("head_tally");
        return new ThreadPage.Head(
                new ThreadId(row.getUUID("head_thread")),
                request.page().key(),
                row.getString("head_url"),
                row.getString("head_title"),
                open == null || open,
                published == null ? 0 : published,
                position,
                tally == null ? 0 : tally,
                Votes.reactions((JsonObject) row.getValue("head_reactions")));
    }
}
