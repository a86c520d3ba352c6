package io.repartee.comment;

import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
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
            c.site_id, c.comment_id, c.thread_id, c.path, c.account_id, c.status, c.revision, c.reply_count, c.up, c.down,
            c.created_at, c.published_at, c.edited_at, c.decision_id, c.source, c.html, a.name, a.avatar\
            """;

    private CommentRow() {}

    public static Comment read(Row row) {
        return new Comment(
                new SiteId(row.getInteger("site_id")),
                new CommentId(row.getUUID("comment_id")),
                new ThreadId(row.getUUID("thread_id")),
                path(row.getArrayOfUUIDs("path")),
                new Comment.Author(
                        new AccountId(row.getUUID("account_id")), row.getString("name"), row.getString("avatar")),
                Status.of(row.getShort("status")),
                row.getInteger("revision"),
                row.getInteger("reply_count"),
                row.getInteger("up"),
                row.getInteger("down"),
                row.getOffsetDateTime("created_at").toInstant(),
                instant(row.getOffsetDateTime("published_at")),
                instant(row.getOffsetDateTime("edited_at")),
                row.getString("source"),
                row.getString("html"));
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
