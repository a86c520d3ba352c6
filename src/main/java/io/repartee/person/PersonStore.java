package io.repartee.person;

import io.repartee.account.Erasable.Told;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Reads what rooms keep about a person, a slice at a time. Thread-safe. */
public final class PersonStore {
    private static final String SLICE = """
            select t.key, t.value::text as value from (%s) t
            """;

    private final Pool pool;

    public PersonStore(Pool pool) {
        this.pool = pool;
    }

    /** @param value JSON */
    record Piece(String key, String value) {}

    Future<List<Piece>> slice(Told told, SiteId site, AccountId account, String after, int limit) {
        return pool.preparedQuery(SLICE.formatted(told.sql()))
                .execute(Tuple.of(site.value(), account.value(), after, limit))
                .map(rows -> {
                    List<Piece> pieces = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        pieces.add(new Piece(row.getString("key"), row.getString("value")));
                    }
                    return pieces;
                });
    }
}
