package io.repartee.outbox;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The rows of the outbox, for whoever works on them. Thread-safe. */
final class OutboxStore {
    private static final int FORGOTTEN_AT_ONCE = 5_000;

    private final Pool pool;

    OutboxStore(Pool pool) {
        this.pool = pool;
    }

    /** Oldest first within a destination. */
    Future<List<Parcel>> claim(
            Instant now,
            Collection<String> kinds,
            int perDestination,
            Collection<String> except,
            int most,
            Instant until) {
        return pool.preparedQuery(OutboxSql.CLAIM)
                .execute(Tuple.of(
                        time(now),
                        kinds.toArray(String[]::new),
                        perDestination,
                        except.toArray(String[]::new),
                        most,
                        time(until)))
                .map(rows -> {
                    List<Parcel> parcels = new ArrayList<>(rows.size());
                    rows.forEach(row -> parcels.add(parcel(row)));
                    return parcels;
                });
    }

    Future<Void> settle(List<Settlement> all) {
        return pool.preparedQuery(OutboxSql.SETTLE)
                .execute(Tuple.tuple()
                        .addValue(array(
                                all, Integer[]::new, s -> s.parcel().site().value()))
                        .addValue(array(all, Long[]::new, s -> s.parcel().id()))
                        .addValue(array(all, Integer[]::new, s -> s.parcel().attempts()))
                        .addValue(
                                array(all, Short[]::new, s -> (short) s.state().ordinal()))
                        .addValue(array(all, OffsetDateTime[]::new, s -> time(s.due())))
                        .addValue(array(all, String[]::new, Settlement::error))
                        .addValue(array(all, Integer[]::new, Settlement::attempts))
                        .addValue(array(all, Boolean[]::new, Settlement::keepsBody)))
                .mapEmpty();
    }

    /** Completes with whether there is more to forget. */
    Future<Boolean> forget(Instant doneBefore, Instant givenUpBefore) {
        return pool.preparedQuery(OutboxSql.FORGET)
                .execute(Tuple.of(time(doneBefore), time(givenUpBefore), FORGOTTEN_AT_ONCE))
                .map(rows -> rows.rowCount() == FORGOTTEN_AT_ONCE);
    }

    private static Parcel parcel(Row row) {
        return new Parcel(
                new SiteId(row.getInteger("site_id")),
                row.getLong("outbox_id"),
                row.getString("kind"),
                row.getString("destination"),
                row.getString("key"),
                row.getUUID("account_id") == null ? null : new AccountId(row.getUUID("account_id")),
                row.getString("body"),
                row.getInteger("attempts"),
                row.getOffsetDateTime("since").toInstant(),
                row.getOffsetDateTime("due").toInstant());
    }

    private static <V> V[] array(List<Settlement> all, IntFunction<V[]> array, Function<Settlement, V> value) {
        return all.stream().map(value).toArray(array);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
