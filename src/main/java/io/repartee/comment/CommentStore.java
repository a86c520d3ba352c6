package io.repartee.comment;

import io.repartee.ids.AccountId;
import io.repartee.ids.CommentId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.stream.Position;
import io.repartee.thread.Page;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads comments. Every method is one statement, hence one snapshot. Thread-safe. */
public final class CommentStore {
    private final Pool pool;
    private final Supplier<String> epoch;

    public CommentStore(Pool pool, Supplier<String> epoch) {
        this.pool = pool;
        this.epoch = epoch;
    }

    /** A comment in its place: its ancestors (the root first), its page and its thread's position. */
    record Permalink(
            Comment comment,
            List<Comment> ancestors,
            String page,
            @Nullable String url,
            Position position) {}

    /** Comments below one, oldest first; one more than asked for when there are more. */
    record Replies(List<Comment> comments, Position position) {}

    /** What a request with an idempotency key did before. */
    record Earlier(CommentId comment, byte[] bodyHash, Optional<Position> position) {}

    /** Fails with {@code comment_not_found}. */
    public Future<Comment> find(SiteId site, CommentId id) {
        return query(CommentSql.FIND, Tuple.of(site.value(), id.value()))
                .map(rows -> CommentRow.readInside(first(rows)));
    }

    public Future<List<Comment>> many(SiteId site, Collection<UUID> ids) {
        return query(CommentSql.MANY, Tuple.of(site.value(), (Object) ids.toArray(UUID[]::new)))
                .map(CommentStore::comments);
    }

    Future<Permalink> permalink(SiteId site, CommentId id) {
        return query(CommentSql.PERMALINK, Tuple.of(site.value(), id.value())).map(rows -> {
            Row place = first(rows);
            List<Comment> line = comments(rows, CommentRow::readInside);
            int last = line.size() - 1;
            return new Permalink(
                    line.get(last),
                    line.subList(0, last),
                    place.getString("page"),
                    place.getString("url"),
                    position(place));
        });
    }

    Future<Replies> replies(SiteId site, CommentId root, UUID after, int limit) {
        return query(CommentSql.REPLIES, Tuple.of(site.value(), root.value(), after, limit))
                .map(rows -> new Replies(comments(rows), position(first(rows))));
    }

    Future<List<Comment>> heldOf(SiteId site, AccountId author, ThreadId thread) {
        return query(CommentSql.HELD_OF_AUTHOR, Tuple.of(site.value(), author.value(), thread.value()))
                .map(rows -> comments(rows, CommentRow::readInside));
    }

    /** What a moderator told an author about a comment, and where the decision left it. */
    record Message(
            CommentId comment, Status status, @Nullable String reason, String text, Instant at) {}

    Future<List<Message>> messagesTo(SiteId site, AccountId author, ThreadId thread) {
        return query(CommentSql.MESSAGES_TO_AUTHOR, Tuple.of(site.value(), author.value(), thread.value()))
                .map(rows -> {
                    List<Message> messages = new ArrayList<>(rows.size());
                    rows.forEach(row -> messages.add(new Message(
                            new CommentId(row.getUUID("comment_id")),
                            Status.of(row.getShort("after")),
                            row.getString("reason"),
                            row.getString("message"),
                            row.getOffsetDateTime("at").toInstant())));
                    return messages;
                });
    }

    Future<Integer> published(SiteId site, ThreadId thread) {
        return query(CommentSql.PUBLISHED, Tuple.of(site.value(), thread.value()))
                .map(rows -> first(rows).getInteger(0));
    }

    /** The same for many threads; those without any are left out. */
    Future<Map<UUID, Integer>> published(SiteId site, Collection<UUID> threads) {
        return query(CommentSql.PUBLISHED_MANY, Tuple.of(site.value(), (Object) threads.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, Integer> published = new HashMap<>();
                    rows.forEach(row -> published.put(row.getUUID(0), row.getInteger(1)));
                    return published;
                });
    }

    Future<Optional<Earlier>> earlier(SiteId site, AccountId account, String key) {
        return query(CommentSql.REPEATED, Tuple.of(site.value(), account.value(), key))
                .map(rows -> rows.size() == 0 ? Optional.empty() : Optional.of(earlier(first(rows))));
    }

    Future<ThreadPage> page(PageRequest request) {
        Page page = request.page();
        Tuple parameters = Tuple.of(
                request.site().value(),
                page.names(),
                page.unwrittenThread(request.site()).value(),
                request.boundary().id(),
                request.limit() + 1,
                request.replies() + 1);
        if (request.sort() == PageSort.TOP) {
            parameters.addDouble(request.boundary().score());
        }
        return query(PageSql.of(request), parameters).map(rows -> PageRows.read(request, rows, position(first(rows))));
    }

    private Future<RowSet<Row>> query(String sql, Tuple parameters) {
        return pool.preparedQuery(sql).execute(parameters);
    }

    private Earlier earlier(Row row) {
        Optional<Position> position = row.getLong("seq") == null
                ? Optional.empty()
                : Optional.of(
                        new Position(epoch.get(), row.getLong("seq"), Integer.toUnsignedLong(row.getInteger("mark"))));
        return new Earlier(
                new CommentId(row.getUUID("comment_id")),
                row.getBuffer("body_hash").getBytes(),
                position);
    }

    private Position position(Row row) {
        Long seq = row.getLong("head_seq");
        return seq == null
                ? Position.beginning(epoch.get())
                : new Position(epoch.get(), seq, Integer.toUnsignedLong(row.getInteger("head_mark")));
    }

    private static List<Comment> comments(RowSet<Row> rows) {
        return comments(rows, CommentRow::read);
    }

    private static List<Comment> comments(RowSet<Row> rows, Function<Row, Comment> read) {
        List<Comment> comments = new ArrayList<>(rows.size());
        for (Row row : rows) {
            if (row.getUUID("comment_id") != null) {
                comments.add(read.apply(row));
            }
        }
        return comments;
    }

    private static Row first(RowSet<Row> rows) {
        if (rows.size() == 0) {
            throw Problem.of(ErrorCode.COMMENT_NOT_FOUND);
        }
        return rows.iterator().next();
    }
}
