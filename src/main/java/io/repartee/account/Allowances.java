package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.web.Problem;
import io.repartee.web.RateLimit;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How often one account may do something, counted exactly, however many nodes it comes to: the count is in the database, and
 * each node takes from it for all of its callers at once. What this node alone knows to be too much is refused without asking.
 * Thread-safe. Fails with {@code too_many_requests}, or as the database does.
 */
public final class Allowances {
    private static final int MOST_ACCOUNTS = 100_000;
    private static final long MINUTE_MICROS = 60_000_000;

    private final Pool pool;
    private final Map<Kind, RateLimit> here = new EnumMap<>(Kind.class);
    private final Map<Kind, Integer> perMinute;
    private final Together<Key, Boolean> takings;

    /** What is counted apart; the order is what the database keeps. */
    public enum Kind {
        COMMENTS("comments"),
        REPORTS("reports"),
        WRITES("writes");

        private final String policy;

        Kind(String policy) {
            this.policy = policy;
        }
    }

    /** Whose what. */
    record Key(SiteId site, AccountId account, Kind kind) {}

    /** @param perMinute of one account; a kind with 0, or without a number, has no limit */
    public Allowances(Pool pool, Map<Kind, Integer> perMinute, InstantSource clock) {
        this.pool = pool;
        this.perMinute = Map.copyOf(perMinute);
        for (Kind kind : Kind.values()) {
            here.put(kind, new RateLimit(kind.policy, of(kind), MOST_ACCOUNTS, clock));
        }
        this.takings = new Together<>(key -> key, this::ask);
    }

    /** Completes when it may be done, on the caller's thread if that is an event loop. */
    public Future<Void> take(Kind kind, SiteId site, AccountId account) {
        if (of(kind) == 0) {
            return Future.succeededFuture();
        }
        Key key = new Key(site, account, kind);
        here.get(kind).take(key);
        return takings.ask(key).compose(granted -> granted ? Future.succeededFuture() : refused(key));
    }

    /** Forgets what is spent no more. Completes with whether there is more to forget. */
    public Future<Boolean> forget() {
        return pool.query(AllowanceSql.FORGET).execute().map(rows -> rows.rowCount() > 0);
    }

    private Future<List<Boolean>> ask(List<Key> keys) {
        Tuple asked = Tuple.tuple()
                .addArrayOfInteger(keys.stream().map(key -> key.site().value()).toArray(Integer[]::new))
                .addArrayOfUUID(keys.stream().map(key -> key.account().value()).toArray(java.util.UUID[]::new))
                .addArrayOfShort(
                        keys.stream().map(key -> (short) key.kind().ordinal()).toArray(Short[]::new))
                .addArrayOfLong(keys.stream().map(key -> micros(key.kind())).toArray(Long[]::new));
        return pool.preparedQuery(AllowanceSql.TAKE).execute(asked).map(rows -> {
            Boolean[] granted = new Boolean[keys.size()];
            Arrays.fill(granted, false);
            for (Row row : rows) {
                granted[(int) (row.getLong(0) - 1)] = true;
            }
            return List.of(granted);
        });
    }

    private Future<Void> refused(Key key) {
        return pool.preparedQuery(AllowanceSql.WAIT)
                .execute(Tuple.of(
                        key.site().value(),
                        key.account().value(),
                        (short) key.kind().ordinal(),
                        (double) micros(key.kind())))
                .compose(rows -> {
                    double wait = rows.size() == 0 ? 0 : rows.iterator().next().getDouble("wait");
                    return Future.failedFuture(Problem.limited(
                            key.kind().policy, of(key.kind()), Duration.ofMillis(Math.max(1, (long) wait))));
                });
    }

    private int of(Kind kind) {
        return perMinute.getOrDefault(kind, 0);
    }

    private long micros(Kind kind) {
        return MINUTE_MICROS / of(kind);
    }
}
