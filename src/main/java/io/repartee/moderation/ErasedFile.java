package io.repartee.moderation;

import io.repartee.account.Erasable;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/**
 * What moderators keep about somebody, and what somebody did as a moderator or as a reporter. That it was done stays, by an id; words
 * and names go. Sanctions stay in force without their words: who was banned does not come back by asking for erasure. In one
 * transaction. Thread-safe.
 */
public final class ErasedFile implements Erasable {
    private final Pool pool;

    public ErasedFile(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Future<Boolean> erase(SiteId site, AccountId account) {
        Tuple whose = Tuple.of(site.value(), account.value());
        return pool.withTransaction(connection -> each(connection, whose)).map(false);
    }

    private static Future<Void> each(SqlConnection connection, Tuple whose) {
        Future<Void> done = Future.succeededFuture();
        for (String sql : ErasedFileSql.ERASE) {
            done = done.compose(
                    before -> connection.preparedQuery(sql).execute(whose).mapEmpty());
        }
        return done;
    }

    @Override
    public List<Told> told() {
        return List.of(
                new Told("sanctions", ErasedFileSql.SANCTIONS),
                new Told("notes", ErasedFileSql.NOTES),
                new Told("decisions", ErasedFileSql.DECISIONS),
                new Told("reports", ErasedFileSql.REPORTS),
                new Told("appeals", ErasedFileSql.APPEALS));
    }
}
