package io.repartee.stream;

import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads the control streams of many sites at once. */
final class ControlStore {
    static final int MOST_OF_A_SITE = 200;

    /** From the event known last, inclusive; without one the head alone. A stream in which nothing happened has no row. */
    static final String NEWS = """
            select w.place, e.seq, e.mark, e.type, e.comment
            from unnest($1::int[], $2::bigint[]) with ordinality as w (site_id, seq, place)
            cross join lateral (
              select * from event e
              where e.site_id = w.site_id and e.stream = $3
                and e.seq >= coalesce(w.seq, (select h.seq from stream_head h
                                              where h.site_id = w.site_id and h.stream = $3))
              order by e.seq limit $4) e
            order by w.place, e.seq
            """;

    private final Pool pool;

    ControlStore(Pool pool) {
        this.pool = pool;
    }

    /** One event; its place is that of its site in the question. */
    record News(int place, long seq, int mark, EventType type, Optional<UUID> account) {}

    /** @param known the number of the last known event of each site; null when none is known yet */
    Future<List<News>> news(List<SiteId> sites, List<@Nullable Long> known) {
        return pool.preparedQuery(NEWS)
                .execute(Tuple.tuple()
                        .addArrayOfInteger(sites.stream().map(SiteId::value).toArray(Integer[]::new))
                        .addArrayOfLong(known.toArray(Long[]::new))
                        .addUUID(StreamId.CONTROL)
                        .addInteger(MOST_OF_A_SITE))
                .map(rows -> {
                    List<News> news = new ArrayList<>(rows.size());
                    rows.forEach(row -> news.add(read(row)));
                    return news;
                });
    }

    private static News read(Row row) {
        return new News(
                (int) (row.getLong("place") - 1),
                row.getLong("seq"),
                row.getInteger("mark"),
                EventType.of(row.getShort("type")).orElse(EventType.SITE_CHANGED),
                Optional.ofNullable(row.getUUID("comment")));
    }
}
