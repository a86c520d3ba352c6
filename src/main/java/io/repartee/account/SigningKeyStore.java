package io.repartee.account;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.stream.StreamSupport;

/** The rows of this server's key pairs. They belong to the installation, not to a site. */
public final class SigningKeyStore {
    private final Pool pool;

    public SigningKeyStore(Pool pool) {
        this.pool = pool;
    }

    /** The newest first. */
    Future<List<SigningKey>> all() {
        return all(pool);
    }

    /** Adds the pair if there is none yet, and tells which there are; of several callers at once one wins. */
    Future<List<SigningKey>> addFirst(SigningKey pair) {
        return pool.withTransaction(connection -> connection
                .query(AccountSql.LOCK_SIGNING_KEYS)
                .execute()
                .compose(locked -> all(connection))
                .compose(kept -> kept.isEmpty() ? add(connection, pair) : Future.succeededFuture(kept)));
    }

    private static Future<List<SigningKey>> add(SqlConnection connection, SigningKey pair) {
        return connection
                .preparedQuery(AccountSql.ADD_SIGNING_KEY)
                .execute(Tuple.of(
                        pair.kid(),
                        SigningKey.ALGORITHM,
                        Buffer.buffer(pair.privateKey()),
                        Buffer.buffer(pair.publicKey())))
                .compose(added -> all(connection));
    }

    private static Future<List<SigningKey>> all(SqlClient client) {
        return client.preparedQuery(AccountSql.SIGNING_KEYS)
                .execute(Tuple.of(SigningKey.ALGORITHM))
                .map(SigningKeyStore::pairs);
    }

    private static List<SigningKey> pairs(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new SigningKey(
                        row.getString("kid"),
                        row.getBuffer("private_key").getBytes(),
                        row.getBuffer("public_key").getBytes()))
                .toList();
    }
}
