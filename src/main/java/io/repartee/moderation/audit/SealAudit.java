package io.repartee.moderation.audit;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/**
 * Puts what was logged into the chain of its site, in the order of the entries' numbers; an entry whose transaction committed
 * late comes after those that were sealed before. A site's head is locked meanwhile, so only one node seals it at a time. Thread-safe.
 */
public final class SealAudit {
    private static final int MOST_AT_ONCE = 500;

    private final Pool pool;

    public SealAudit(Pool pool) {
        this.pool = pool;
    }

    private record Head(int site, long seq, byte[] hash, byte[] key) {}

    /** Completes with how many entries were sealed, when none is left that this node could take. */
    public Future<Integer> run() {
        return pool.query(AuditSql.ANY_UNSEALED)
                .execute()
                .compose(rows -> rows.size() == 0 ? Future.succeededFuture(0) : all(0));
    }

    private Future<Integer> all(int before) {
        return pool.withTransaction(SealAudit::slice)
                .compose(count -> count == 0 ? Future.succeededFuture(before) : all(before + count));
    }

    private static Future<Integer> slice(SqlConnection connection) {
        return connection
                .query(AuditSql.NEW_HEADS)
                .execute()
                .compose(made -> connection.query(AuditSql.TAKE_HEAD).execute())
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(0)
                        : site(connection, head(rows.iterator().next())));
    }

    private static Head head(Row row) {
        return new Head(
                row.getInteger("site_id"),
                row.getLong("seq"),
                row.getBuffer("hash").getBytes(),
                row.getBuffer("key").getBytes());
    }

    private static Future<Integer> site(SqlConnection connection, Head head) {
        return connection
                .preparedQuery(AuditSql.UNSEALED)
                .execute(Tuple.of(head.site, MOST_AT_ONCE))
                .compose(rows -> {
                    List<AuditEntry> entries = new ArrayList<>(rows.size());
                    rows.forEach(row -> entries.add(AuditEntry.read(row)));
                    return entries.isEmpty() ? Future.succeededFuture(0) : seal(connection, head, entries);
                });
    }

    private static Future<Integer> seal(SqlConnection connection, Head head, List<AuditEntry> entries) {
        int count = entries.size();
        Long[] ids = new Long[count];
        Long[] places = new Long[count];
        Buffer[] digests = new Buffer[count];
        Buffer[] hashes = new Buffer[count];
        byte[] hash = head.hash;
        for (int n = 0; n < count; n++) {
            AuditEntry entry = entries.get(n);
            byte[] digest = AuditChain.digest(head.key, entry);
            hash = AuditChain.hash(hash, head.seq + n + 1, entry, digest);
            ids[n] = entry.id();
            places[n] = head.seq + n + 1;
            digests[n] = Buffer.buffer(digest);
            hashes[n] = Buffer.buffer(hash);
        }
        Tuple end = Tuple.of(head.site, head.seq + count, Buffer.buffer(hash));
        return connection
                .preparedQuery(AuditSql.SEAL)
                .execute(Tuple.of(head.site, ids, places, digests, hashes))
                .compose(rows -> rows.rowCount() == count
                        ? connection.preparedQuery(AuditSql.MOVE_HEAD).execute(end)
                        : Future.failedFuture("entries of the audit log have gone while they were sealed"))
                .map(count);
    }
}
