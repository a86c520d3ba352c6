package io.repartee.moderation.external;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The rows of texts that wait for the service. Thread-safe. */
final class CheckStore {
    private final Pool pool;

    CheckStore(Pool pool) {
        this.pool = pool;
    }

    /** Whoever claims must be done until then; afterwards somebody else comes to it. */
    Future<List<Due>> claim(Instant now, int most, Instant until) {
        return pool.preparedQuery(CheckSql.CLAIM)
                .execute(Tuple.of(now.atOffset(ZoneOffset.UTC), most, until.atOffset(ZoneOffset.UTC)))
                .map(rows -> {
                    List<Due> due = new ArrayList<>(rows.size());
                    rows.forEach(row -> due.add(Due.read(row)));
                    return due;
                });
    }

    Future<Void> later(Due due, Instant claimedUntil, Instant again) {
        return pool.preparedQuery(CheckSql.LATER)
                .execute(Tuple.of(
                        due.site().value(),
                        due.comment().value(),
                        claimedUntil.atOffset(ZoneOffset.UTC),
                        again.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    Future<Void> forget(Due due) {
        return pool.preparedQuery(CheckSql.FORGET)
                .execute(Tuple.of(due.site().value(), due.comment().value()))
                .mapEmpty();
    }
}
