package io.repartee.transfer.remark42;

import io.repartee.ids.SiteId;
import io.repartee.thread.Page;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads comments and pages as Remark42 has them. Thread-safe. */
final class RemarkStore {
    private final Pool pool;

    RemarkStore(Pool pool) {
        this.pool = pool;
    }

    /** The newest so many, the newest first. */
    Future<List<RemarkComment>> page(SiteId site, Page page, int most) {
        return list(RemarkSql.PAGE, Tuple.of(site.value(), page.names(), most), RemarkComment::read);
    }

    /** By its id here, or by the one that it had in Remark42. */
    Future<Optional<RemarkComment>> one(SiteId site, String id) {
        return list(RemarkSql.ONE, Tuple.of(site.value(), id), RemarkComment::read)
                .map(found -> found.stream().findFirst());
    }

    Future<List<RemarkComment>> last(SiteId site, Instant since, int limit) {
        UUID from = new UUID(Math.max(0, since.toEpochMilli()) << 16, 0);
        return list(RemarkSql.LAST, Tuple.of(site.value(), from, limit), RemarkComment::read);
    }

    /** @param times whether the first and the last time are wanted, which costs a look at every comment */
    Future<List<PostInfo>> info(SiteId site, List<Page> pages, boolean times) {
        String[] keys = pages.stream().map(Page::key).toArray(String[]::new);
        String[] names = pages.stream().map(Page::name).toArray(String[]::new);
        return list(RemarkSql.INFO, Tuple.of(site.value(), keys, names, times), PostInfo::read);
    }

    Future<List<PostInfo>> all(SiteId site, int limit, int skip) {
        return list(RemarkSql.LIST, Tuple.of(site.value(), limit, skip), PostInfo::read);
    }

    private <T> Future<List<T>> list(String sql, Tuple parameters, Function<Row, T> read) {
        return pool.preparedQuery(sql).execute(parameters).map(rows -> {
            List<T> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(read.apply(row)));
            return found;
        });
    }
}
