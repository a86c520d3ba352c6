package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** What a few statements forget at once, in one transaction. Thread-safe. */
public final class ErasedRows implements Erasable {
    private final Pool pool;
    private final List<String> statements;
    private final List<Told> told;

    /** @param statements in order; of each {@code $1} is the site and {@code $2} the account */
    public ErasedRows(Pool pool, List<String> statements, List<Told> told) {
        this.pool = pool;
        this.statements = List.copyOf(statements);
        this.told = List.copyOf(told);
    }

    @Override
    public Future<Boolean> erase(SiteId site, AccountId account) {
        Tuple whose = Tuple.of(site.value(), account.value());
        return pool.withTransaction(connection -> each(connection, whose)).map(false);
    }

    private Future<Void> each(SqlConnection connection, Tuple whose) {
        Future<Void> done = Future.succeededFuture();
        for (String statement : statements) {
            done = done.compose(
                    before -> connection.preparedQuery(statement).execute(whose).mapEmpty());
        }
        return done;
    }

    @Override
    public List<Told> told() {
        return told;
    }
}
