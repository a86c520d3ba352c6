package io.repartee.moderation.audit;

import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads the log. Thread-safe. */
public final class AuditStore {
    private final Pool pool;

    public AuditStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * Where a site's chain ends.
     *
     * @param key of its digests; empty while nothing was ever sealed
     * @param waiting entries that are not in the chain yet
     */
    record Head(long seq, byte[] hash, byte[] key, long waiting) {}

    /** The latest first, those not sealed yet among them. */
    Future<List<AuditEntry>> latest(SiteId site, long before, int limit) {
        return entries(AuditSql.LATEST, Tuple.of(site.value(), before, limit));
    }

    /** In the order of the chain. */
    Future<List<AuditEntry>> chain(SiteId site, long after, int limit) {
        return entries(AuditSql.CHAIN, Tuple.of(site.value(), after, limit));
    }

    Future<Head> head(SiteId site) {
        return pool.preparedQuery(AuditSql.HEAD).execute(Tuple.of(site.value())).map(rows -> {
            Row row = rows.iterator().next();
            Buffer key = row.getBuffer("key");
            return new Head(
                    row.getLong("seq"),
                    row.getBuffer("hash").getBytes(),
                    AuditEntry.bytes(key),
                    row.getLong("waiting"));
        });
    }

    /** A comment with a decision that the log does not tell about. */
    Future<Optional<UUID>> untold(SiteId site) {
        return pool.preparedQuery(AuditSql.UNTOLD)
                .execute(Tuple.of(site.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(rows.iterator().next().getUUID(0)));
    }

    private Future<List<AuditEntry>> entries(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters).map(rows -> {
            List<AuditEntry> entries = new ArrayList<>(rows.size());
            rows.forEach(row -> entries.add(AuditEntry.read(row)));
            return entries;
        });
    }
}
