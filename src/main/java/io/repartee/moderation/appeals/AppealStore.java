package io.repartee.moderation.appeals;

import io.repartee.account.Caller;
import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.stream.ControlEvents;
import io.repartee.stream.Publisher;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Statements of reasons and appeals. Every method is one statement. Thread-safe. */
public final class AppealStore {
    private final Pool pool;
    private final Publisher publisher;

    /** @param publisher where moderators are told of appeals */
    public AppealStore(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    Future<Optional<Statement>> statement(SiteId site, CommentId comment) {
        return query(AppealSql.STATEMENT, Tuple.of(site.value(), comment.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(Statement.read(rows.iterator().next())));
    }

    /** Makes an appeal against what that statement says; nothing when there is one, or the comment stands otherwise by now. */
    Future<Void> make(SiteId site, CommentId comment, UUID id, Statement against, String text, Instant at) {
        return told(
                        AppealSql.MAKE,
                        Tuple.of(
                                site.value(),
                                comment.value(),
                                id,
                                against.revision(),
                                against.decision() == null
                                        ? null
                                        : against.decision().value(),
                                text,
                                at.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** @param asking the moderator, whose part in it is told */
    Future<Optional<AppealItem>> find(SiteId site, AccountId asking, UUID id) {
        return query(AppealSql.FIND, Tuple.of(site.value(), asking.value(), id))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(AppealItem.read(rows.iterator().next())));
    }

    Future<List<AppealItem>> list(SiteId site, AccountId asking, boolean open, UUID after, int limit) {
        return query(open ? AppealSql.OPEN : AppealSql.DECIDED, Tuple.of(site.value(), asking.value(), after, limit))
                .map(rows -> {
                    List<AppealItem> items = new ArrayList<>(rows.size());
                    rows.forEach(row -> items.add(AppealItem.read(row)));
                    return items;
                });
    }

    /** False when it is not open any more, or this moderator may not decide about it. */
    Future<Boolean> dismiss(
            SiteId site, UUID id, Caller.Profile by, @Nullable String note, @Nullable String answer, Instant at) {
        return told(
                AppealSql.DISMISS,
                Tuple.of(site.value(), id, by.id().value(), by.name(), note, answer, at.atOffset(ZoneOffset.UTC)));
    }

    /** Whether it was done. */
    private Future<Boolean> told(String sql, Tuple parameters) {
        return query(sql, parameters).map(rows -> {
            publisher.committed(ControlEvents.ofSites(rows));
            return rows.size() > 0;
        });
    }

    private Future<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }
}
