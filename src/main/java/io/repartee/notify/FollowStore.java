package io.repartee.notify;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** What people follow. Thread-safe. */
public final class FollowStore {
    /** By one person. */
    static final int MOST = 500;

    private final Pool pool;

    public FollowStore(Pool pool) {
        this.pool = pool;
    }

    Future<List<Followed>> all(SiteId site, AccountId account) {
        return pool.preparedQuery(FollowSql.ALL)
                .execute(Tuple.of(site.value(), account.value(), MOST))
                .map(rows -> {
                    List<Followed> all = new ArrayList<>(rows.size());
                    rows.forEach(row -> all.add(Followed.read(row)));
                    return all;
                });
    }

    /** Completes with false when there are too many. Again it is the same. */
    Future<Boolean> add(SiteId site, AccountId account, Followed.Kind kind, String ref, String target, Instant now) {
        return pool.preparedQuery(FollowSql.ADD)
                .execute(Tuple.of(
                        site.value(),
                        account.value(),
                        (short) kind.ordinal(),
                        ref,
                        target,
                        now.atOffset(ZoneOffset.UTC),
                        (long) MOST))
                .map(rows -> rows.rowCount() > 0);
    }

    Future<Void> remove(SiteId site, AccountId account, Followed.Kind kind, String ref) {
        return pool.preparedQuery(FollowSql.REMOVE)
                .execute(Tuple.of(site.value(), account.value(), (short) kind.ordinal(), ref))
                .mapEmpty();
    }
}
