package io.repartee.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Iterator;

/** In which thread a comment stands, so that the lane of its thread is known. Remembers it for a minute. Thread-safe. */
public final class CommentPlaces {
    private static final int MOST_REMEMBERED = 100_000;

    private final Pool pool;
    private final Cache<Key, ThreadId> known = Caffeine.newBuilder()
            .maximumSize(MOST_REMEMBERED)
            .expireAfterWrite(Duration.ofMinutes(1))
            .executor(Runnable::run)
            .build();

    public CommentPlaces(Pool pool) {
        this.pool = pool;
    }

    private record Key(SiteId site, CommentId comment) {}

    /** Fails with {@code comment_not_found}. */
    public Future<ThreadId> thread(SiteId site, CommentId comment) {
        Key key = new Key(site, comment);
        ThreadId remembered = known.getIfPresent(key);
        return remembered != null ? Future.succeededFuture(remembered) : lookUp(key);
    }

    private Future<ThreadId> lookUp(Key key) {
        return pool.preparedQuery(TallySql.THREAD_OF)
                .execute(Tuple.of(key.site.value(), key.comment.value()))
                .map(rows -> {
                    Iterator<Row> found = rows.iterator();
                    if (!found.hasNext()) {
                        throw Problem.of(ErrorCode.COMMENT_NOT_FOUND);
                    }
                    ThreadId thread = new ThreadId(found.next().getUUID(0));
                    known.put(key, thread);
                    return thread;
                });
    }
}
