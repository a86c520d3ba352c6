package io.repartee.moderation;

import io.repartee.comment.Comment;
import io.repartee.comment.CommentRow;
import io.repartee.comment.Status;
import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.DecisionId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Reads what moderators see. Thread-safe. */
public final class ModerationStore {
    private final Pool pool;
    private final Search search;

    public ModerationStore(Pool pool) {
        this.pool = pool;
        this.search = new Search(pool);
    }

    /** One version of a comment's text. */
    record Revision(int number, String source, String html, Instant writtenAt) {}

    /** @param since from when decisions are counted */
    Future<QueueCounts> counts(SiteId site, Instant since) {
        return query(ModerationSql.COUNTS, Tuple.of(site.value(), QueueSql.firstAt(since)))
                .map(rows -> QueueCounts.read(rows.iterator().next()));
    }

    Future<List<QueueItem>> queue(SiteId site, Queue queue, Filters filters, UUID after, int limit) {
        return search.ready(site, filters).compose(ready -> {
            QueueSql sql = new QueueSql(site, queue, ready);
            return query(sql.page(after, limit), sql.parameters()).map(rows -> all(rows, QueueItem::read));
        });
    }

    /** Whether there is a comment in the queue that no moderator has taken. */
    Future<Boolean> firstUnclaimed(SiteId site, Queue queue, Filters filters) {
        return search.ready(site, filters).compose(ready -> {
            QueueSql sql = new QueueSql(site, queue, ready);
            return query(sql.unclaimed(), sql.parameters()).map(rows -> rows.size() > 0);
        });
    }

    Future<List<QueueItem>> items(SiteId site, Collection<UUID> comments) {
        return query(ModerationSql.ITEMS, Tuple.of(site.value(), (Object) comments.toArray(UUID[]::new)))
                .map(rows -> all(rows, QueueItem::read));
    }

    /** The newest of an author's comments with one of these statuses. */
    Future<List<Comment>> ofAuthor(SiteId site, AccountId author, Set<Status> statuses, int limit) {
        Short[] codes = statuses.stream().map(Status::code).toArray(Short[]::new);
        return query(ModerationSql.OF_AUTHOR, Tuple.of(site.value(), author.value(), codes, limit))
                .map(rows -> all(rows, CommentRow::read));
    }

    Future<Optional<Decision>> decision(SiteId site, DecisionId id) {
        return query(ModerationSql.DECISION, Tuple.of(site.value(), id.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Decision.read(rows.iterator().next()));
    }

    Future<List<Decision>> decisions(SiteId site, CommentId comment) {
        return query(ModerationSql.DECISIONS_OF, Tuple.of(site.value(), comment.value()))
                .map(rows -> all(rows, row -> Decision.read(row).orElseThrow()));
    }

    Future<List<Revision>> revisions(SiteId site, CommentId comment) {
        return query(ModerationSql.REVISIONS_OF, Tuple.of(site.value(), comment.value()))
                .map(rows -> all(
                        rows,
                        row -> new Revision(
                                row.getInteger(0),
                                row.getString(1),
                                row.getString(2),
                                row.getOffsetDateTime(3).toInstant())));
    }

    private Future<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    private static <T> List<T> all(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }
}
