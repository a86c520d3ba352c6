package io.repartee.comment;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.account.Forgetful;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The latest comments of a page or a whole site, read at most every five seconds however many ask. Thread-safe. */
public final class FeedStore implements Forgetful {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_FEEDS = 2_000;

    private final Pool pool;
    private final Cache<Key, Future<List<Entry>>> known =
            Caffeine.newBuilder().maximumSize(MOST_FEEDS).expireAfterWrite(KEPT).build();

    public FeedStore(Pool pool) {
        this.pool = pool;
    }

    /** A comment and where it stands. */
    record Entry(
            Comment comment,
            String page,
            @Nullable String url,
            @Nullable String title) {}

    private record Key(SiteId site, Optional<ThreadId> thread) {}

    /** @param thread of this page only */
    Future<List<Entry>> latest(SiteId site, Optional<ThreadId> thread) {
        Key key = new Key(site, thread);
        Future<List<Entry>> flight = known.get(key, this::read);
        return flight.onFailure(failure -> known.asMap().remove(key, flight));
    }

    private Future<List<Entry>> read(Key key) {
        Future<RowSet<Row>> rows = key.thread
                .map(thread ->
                        pool.preparedQuery(FeedSql.OF_THREAD).execute(Tuple.of(key.site.value(), thread.value())))
                .orElseGet(() -> pool.preparedQuery(FeedSql.OF_SITE).execute(Tuple.of(key.site.value())));
        return rows.map(FeedStore::entries);
    }

    private static List<Entry> entries(RowSet<Row> rows) {
        List<Entry> entries = new ArrayList<>(rows.size());
        rows.forEach(row -> entries.add(
                new Entry(CommentRow.read(row), row.getString("page"), row.getString("url"), row.getString("title"))));
        return entries;
    }

    /** What is encoded does not say who is in it. */
    @Override
    public void forget(SiteId site, AccountId account) {
        known.invalidateAll();
    }
}
