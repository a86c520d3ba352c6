package io.repartee.comment;

import io.repartee.ids.ThreadId;
import io.repartee.stream.Position;
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

    static ThreadPage read(PageRequest request, RowSet<Row> rows, Position position) {
        List<List<Comment>> conversations = conversations(rows);
        boolean more = conversations.size() > request.limit();
        List<ThreadPage.Conversation> shown = conversations.stream()
                .limit(request.limit())
                .map(line -> conversation(line, request.replies()))
                .toList();
        Optional<String> next = more
                ? Optional.of(request.sort().cursor(shown.get(shown.size() - 1).top()))
                : Optional.empty();
        return new ThreadPage(head(request, rows.iterator().next(), position), shown, next);
    }

    private static List<List<Comment>> conversations(RowSet<Row> rows) {
        List<List<Comment>> conversations = new ArrayList<>();
        for (Row row : rows) {
            if (row.getUUID("comment_id") != null) {
                Comment comment = CommentRow.read(row);
                if (comment.depth() == 0) {
                    conversations.add(new ArrayList<>());
                }
                conversations.get(conversations.size() - 1).add(comment);
            }
        }
        return conversations;
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
        return new ThreadPage.Head(
                new ThreadId(row.getUUID("head_thread")),
                request.page().key(),
                row.getString("head_url"),
                row.getString("head_title"),
                open == null || open,
                published == null ? 0 : published,
                position);
    }
}
