package io.repartee.moderation.external;

import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A text that waits for the service, claimed by this node for a while.
 *
 * @param revision the newest one, which is asked about
 * @param tries how often the service has been asked, this time included
 * @param heldByOthers whether another phase wants a moderator to see it, whatever the service says
 */
record Due(
        SiteId site,
        String siteKey,
        CommentId comment,
        ThreadId thread,
        int revision,
        String source,
        String page,
        @Nullable UUID parent,
        UUID author,
        String authorName,
        Instant createdAt,
        int tries,
        boolean heldByOthers) {

    static Due read(Row row) {
        return new Due(
                new SiteId(row.getInteger("site_id")),
                row.getString("site_key"),
                new CommentId(row.getUUID("comment_id")),
                new ThreadId(row.getUUID("thread_id")),
                row.getInteger("latest"),
                row.getString("source"),
                row.getString("page"),
                row.getUUID("parent_id"),
                row.getUUID("account_id"),
                row.getString("author_name"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getInteger("tries"),
                row.getBoolean("held_by_others"));
    }
}
