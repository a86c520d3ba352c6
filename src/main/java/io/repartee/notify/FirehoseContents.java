package io.repartee.notify;

import io.repartee.comment.Comment;
import io.repartee.comment.CommentJson;
import io.repartee.comment.CommentRow;
import io.repartee.ids.SiteId;
import io.repartee.stream.Content;
import io.repartee.stream.Contents;
import io.repartee.stream.StreamId;
import io.repartee.web.Json;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What the publisher's own systems hear of comments: what readers see now, and on which page. Thread-safe. */
public final class FirehoseContents implements Contents {
    private static final byte[] NO_COUNTS = {'{', '}'};

    /** With the page of each. $1 site, $2 comments. */
    static final String PUBLISHED = """
            select t.page, t.url, t.title, %s
            from unnest($2::uuid[]) as wanted(comment_id)
            join comment c on c.site_id = $1 and c.comment_id = wanted.comment_id and c.status = 0
            join account a on a.site_id = c.site_id and a.account_id = c.account_id
            join thread t on t.site_id = c.site_id and t.thread_id = c.thread_id
            """.formatted(CommentRow.COLUMNS);

    private final Pool pool;

    public FirehoseContents(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Snapshot> load(StreamId stream, Set<UUID> comments) {
        return comments.isEmpty()
                ? Future.succeededFuture(new Snapshot(Map.of(), NO_COUNTS))
                : now(stream.site(), comments).map(found -> new Snapshot(found, NO_COUNTS));
    }

    /** Those that are on their pages now. */
    public Future<Map<UUID, Content>> now(SiteId site, Collection<UUID> comments) {
        return pool.preparedQuery(PUBLISHED)
                .execute(Tuple.of(site.value(), (Object) comments.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Content> found = new HashMap<>();
                    for (Row row : rows) {
                        Comment comment = CommentRow.read(row);
                        found.put(
                                comment.id().value(),
                                new Content(
                                        true,
                                        comment.revision(),
                                        json(comment, Notice.Place.read(row)).getBytes()));
                    }
                    return found;
                });
    }

    private static Buffer json(Comment comment, Notice.Place place) {
        return Json.object(json -> {
            CommentJson.fields(json, comment);
            place.write(json);
        });
    }
}
