package io.repartee.engagement;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Reads what goes on where on a site. Every method is one statement that takes no lock. Thread-safe. */
public final class DiscoveryStore {
    private static final int RANDOM_BITS_OF_HIGH = 16;

    private final Pool pool;

    public DiscoveryStore(Pool pool) {
        this.pool = pool;
    }

    /** Most comments since then first. */
    Future<List<PageCard>> discussed(SiteId site, Instant since, Optional<String> section, int limit) {
        return read(
                DiscoverySql.DISCUSSED,
                Tuple.of(site.value(), firstAt(since), section.orElse(null), limit),
                PageCard::read);
    }

    /** The highest rate at that time first. */
    Future<List<PageCard>> trending(SiteId site, Instant now, Optional<String> section, int limit) {
        return read(
                DiscoverySql.TRENDING,
                Tuple.of(site.value(), now.atOffset(ZoneOffset.UTC), section.orElse(null), limit),
                PageCard::read);
    }

    Future<List<LatestComment>> latest(SiteId site, Optional<String> section, int limit) {
        return read(DiscoverySql.LATEST, Tuple.of(site.value(), section.orElse(null), limit), LatestComment::read);
    }

    Future<List<PageCard>> related(SiteId site, ThreadId thread, int limit) {
        return read(DiscoverySql.RELATED, Tuple.of(site.value(), thread.value(), limit), PageCard::read);
    }

    /** Ids are in the order of time: this is the lowest that a comment of then may have. */
    private static UUID firstAt(Instant time) {
        return new UUID(time.toEpochMilli() << RANDOM_BITS_OF_HIGH, 0);
    }

    private <T> Future<List<T>> read(String sql, Tuple parameters, Function<Row, T> item) {
        return pool.preparedQuery(sql).execute(parameters).map(rows -> {
            List<T> items = new ArrayList<>(rows.size());
            rows.forEach(row -> items.add(item.apply(row)));
            return items;
        });
    }
}
