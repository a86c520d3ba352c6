package io.repartee.comment;

import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a comment from a row that has the columns of {@code comment} and the author's name and avatar. */
public final class CommentRow {
    /** The columns to select, with {@code c} the comment and {@code a} its account. */
    public static final String COLUMNS = """
            c.site_id, c.comment_id, c.thread_id, c.path, c.account_id, c.status, c.revision, c.latest, c.reply_count, c.up, c.down,
            c.reactions, c.tally, c.pinned_at, c.featured_at, c.created_at, c.published_at, c.edited_at, c.decision_id, c.source, c.html, a.name, a.avatar, a.badges\
            """;

    /** The same with the text of an edit that waits, from {@link #WAITING}. */
    public static final String INSIDE_COLUMNS = COLUMNS + ", w.source as waiting_source, w.html as waiting_html";

    /** To be joined for {@link #INSIDE_COLUMNS}. */
    public static final String WAITING = """
            left join comment_revision w
              on c.latest > c.revision and w.site_id = c.site_id and w.comment_id = c.comment_id and w.revision = c.latest\
            """;

    private CommentRow() {}

    /** From a row that has {@link #INSIDE_COLUMNS}. */
    public static Comment readInside(Row row) {
        Comment comment = read(row);
        String source = row.getString("waiting_source");
        return source == null ? comment : comment.withWaiting(new Command.Text(source, row.getString("waiting_html")));
    }

    public static Comment read(Row row) {
        return new Comment(
                new SiteId(row.getInteger("site_id")),
                new CommentId(row.getUUID("comment_id")),
                new ThreadId(row.getUUID("thread_id")),
                path(row.getArrayOfUUIDs("path")),
                new Comment.Author(
                        new AccountId(row.getUUID("account_id")),
                        row.getString("name"),
                        row.getString("avatar"),
                        List.of(row.getArrayOfStrings("badges"))),
                Status.of(row.getShort("status")),
                row.getInteger("revision"),
                row.getInteger("latest"),
                row.getInteger("reply_count"),
                votes(row),
                row.getValue("pinned_at") != null,
                row.getValue("featured_at") != null,
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("published_at")),
                instant(row.getOffsetDateTime("edited_at")),
                row.getString("source"),
                row.getString("html"),
                null);
    }

    /** From a row that has the columns of a comment's totals. */
    static Votes votes(Row row) {
        return new Votes(
                row.getInteger("up"),
                row.getInteger("down"),
                Votes.reactions((JsonObject) row.getValue("reactions")),
                row.getLong("tally"));
    }

    static List<CommentId> path(UUID @Nullable [] ancestors) {
        return ancestors == null
                ? List.of()
                : Stream.of(ancestors).map(CommentId::new).toList();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
