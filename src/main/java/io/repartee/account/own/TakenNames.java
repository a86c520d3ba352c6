package io.repartee.account.own;

import io.repartee.site.Site;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Tuple;

/** Names that somebody with an account of this server's own has, as they look. Thread-safe. */
public final class TakenNames {
    private final Pool pool;

    public TakenNames(Pool pool) {
        this.pool = pool;
    }

    /** Fails with {@code name_taken} where the site wants names to be unique; elsewhere asks nobody. */
    Future<Void> mustBeFree(Site site, String name) {
        if (!site.policy().signIn().uniqueNames()) {
            return Future.succeededFuture();
        }
        return pool.preparedQuery(OwnSql.NAME_TAKEN)
                .execute(Tuple.of(site.id().value()).addArrayOfString(looks(name)))
                .map(rows -> {
                    if (rows.size() > 0) {
                        throw Problem.of(ErrorCode.NAME_TAKEN);
                    }
                    return null;
                });
    }

    /** What a name looks like, in all the ways in which it is compared. */
    public static String[] looks(String name) {
        return NameSkeleton.of(name).toArray(String[]::new);
    }
}
