package io.repartee.thread;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.stream.StreamId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads pages and their counters. Thread-safe. */
public final class ThreadStore {
    private final Pool pool;

    public ThreadStore(Pool pool) {
        this.pool = pool;
    }

    Future<Optional<ThreadId>> alias(SiteId site, Page page) {
        return pool.preparedQuery(ThreadSql.ALIAS)
                .execute(Tuple.of(site.value(), (Object) page.names()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(new ThreadId(rows.iterator().next().getUUID(0))));
    }

    /** How many published comments a page has, and the stream that tells when that changes. */
    record Count(String page, int published, StreamId stream) {}

    /** Pages without a row have none. In the order asked, each page once. */
    Future<List<Count>> counts(SiteId site, List<Page> pages) {
        String[] keys = pages.stream().map(Page::key).toArray(String[]::new);
        String[] names = pages.stream().map(Page::name).toArray(String[]::new);
        UUID[] unwritten =
                pages.stream().map(page -> page.unwrittenThread(site).value()).toArray(UUID[]::new);
        return pool.preparedQuery(ThreadSql.COUNTS)
                .execute(Tuple.of(site.value(), keys, names, unwritten))
                .map(rows -> inOrder(site, pages, rows));
    }

    private static List<Count> inOrder(SiteId site, List<Page> pages, RowSet<Row> rows) {
        Map<String, Count> counts = new LinkedHashMap<>();
        pages.forEach(page ->
                counts.put(page.key(), new Count(page.key(), 0, StreamId.of(site, page.unwrittenThread(site)))));
        rows.forEach(row -> counts.put(row.getString(0), count(site, row)));
        return List.copyOf(counts.values());
    }

    private static Count count(SiteId site, Row row) {
        return new Count(row.getString(0), row.getInteger(1), StreamId.of(site, new ThreadId(row.getUUID(2))));
    }
}
