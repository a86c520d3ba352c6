package io.repartee.moderation;

import io.repartee.account.Caller;
import io.repartee.ids.SiteId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Keeps claims. Each method but {@link #take} is one statement. Thread-safe. */
final class ClaimStore {
    private final Pool pool;
    private final Search search;

    ClaimStore(Pool pool) {
        this.pool = pool;
        this.search = new Search(pool);
    }

    /**
     * Takes the comment, or renews. Gives whoever has it now: the caller, or the one who was first.
     *
     * @return fails with {@code comment_not_found}
     */
    Future<Claim> take(Caller moderator, UUID comment, int seconds) {
        SiteId site = moderator.site().id();
        Tuple mine = Tuple.of(
                site.value(),
                comment,
                moderator.profile().id().value(),
                moderator.profile().name(),
                (double) seconds);
        return query(ClaimSql.TAKE, mine)
                .compose(rows -> claim(rows)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> of(site, comment)
                                .compose(other -> other.map(Future::succeededFuture)
                                        .orElseGet(() -> take(moderator, comment, seconds)))));
    }

    /** Fails with {@code comment_not_found}. */
    Future<Optional<Claim>> of(SiteId site, UUID comment) {
        return query(ClaimSql.OF, Tuple.of(site.value(), comment)).map(rows -> {
            if (rows.size() == 0) {
                throw Problem.of(ErrorCode.COMMENT_NOT_FOUND);
            }
            return claim(rows);
        });
    }

    /** Completes with whether there was one of the caller's. */
    Future<Boolean> release(Caller moderator, UUID comment) {
        return query(
                        ClaimSql.RELEASE,
                        Tuple.of(
                                moderator.site().id().value(),
                                comment,
                                moderator.profile().id().value()))
                .map(rows -> rows.rowCount() > 0);
    }

    /** The comment that is the caller's now; none when there is none, or when another one was quicker. */
    Future<Optional<UUID>> next(Caller moderator, Queue queue, Filters filters, int seconds) {
        SiteId site = moderator.site().id();
        return search.ready(site, filters).compose(ready -> {
            QueueSql sql = new QueueSql(site, queue, ready);
            String statement = sql.claimNext(
                    moderator.profile().id().value(), moderator.profile().name(), seconds);
            return query(statement, sql.parameters())
                    .map(rows -> rows.size() == 0
                            ? Optional.empty()
                            : Optional.of(rows.iterator().next().getUUID(0)));
        });
    }

    Future<Void> forgetOld(SiteId site) {
        return query(ClaimSql.FORGET, Tuple.of(site.value())).mapEmpty();
    }

    private static Optional<Claim> claim(RowSet<Row> rows) {
        return rows.size() == 0 ? Optional.empty() : Claim.read(rows.iterator().next());
    }

    private Future<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }
}
