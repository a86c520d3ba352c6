package io.repartee.account.operator;

import io.repartee.stream.ControlEvents;
import io.repartee.stream.Publisher;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rows of operators and of the links with which one becomes one. Thread-safe. */
public final class OperatorStore {
    private final Pool pool;
    private final Publisher publisher;

    /** @param publisher where all nodes learn that somebody is no operator any more */
    public OperatorStore(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    /** An entry of the server's own audit log; the detail is JSON. */
    record Entry(
            long id,
            Instant at,
            String kind,
            @Nullable UUID actor,
            @Nullable UUID subject,
            String detail) {}

    /** Whom a link is for, and who made it. */
    record Link(Optional<UUID> operator, @Nullable UUID madeBy) {}

    public Future<List<Operator>> all() {
        return pool.query(OperatorSql.ALL).execute().map(OperatorStore::operators);
    }

    public Future<Boolean> any() {
        return pool.query(OperatorSql.ANY)
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Empty when that is no operator any more, or was signed out since. */
    Future<Optional<Operator>> find(UUID id, Instant issuedAt) {
        return pool.preparedQuery(OperatorSql.FIND)
                .execute(Tuple.of(id, utc(issuedAt)))
                .map(rows -> operators(rows).stream().findFirst());
    }

    Future<Void> addLink(byte[] hash, Optional<UUID> operator, boolean first, @Nullable UUID madeBy, Instant until) {
        return pool.preparedQuery(OperatorSql.FORGET_OLD_LINKS)
                .execute(Tuple.of(utc(Instant.now())))
                .compose(forgotten -> pool.preparedQuery(OperatorSql.ADD_LINK)
                        .execute(Tuple.of(Buffer.buffer(hash), operator.orElse(null), first, madeBy, utc(until))))
                .mapEmpty();
    }

    /** Uses the link up: its operator, or a new one. Empty when it is not good. */
    Future<Optional<Operator>> take(byte[] hash, UUID newId, String newName, Instant now) {
        return pool.withTransaction(connection -> connection
                .query(OperatorSql.LOCK)
                .execute()
                .compose(locked -> connection
                        .preparedQuery(OperatorSql.TAKE_LINK)
                        .execute(Tuple.of(Buffer.buffer(hash), utc(now))))
                .compose(taken -> taken.size() == 0
                        ? Future.succeededFuture(Optional.empty())
                        : signedIn(connection, link(taken.iterator().next()), newId, newName)));
    }

    private static Future<Optional<Operator>> signedIn(
            SqlConnection connection, Link link, UUID newId, String newName) {
        UUID id = link.operator().orElse(newId);
        String by = link.madeBy() == null ? "" : link.madeBy().toString();
        Future<?> there = link.operator().isPresent()
                ? Future.succeededFuture()
                : connection.preparedQuery(OperatorSql.ADD).execute(Tuple.of(id, newName, by));
        return there.compose(
                        added -> connection.preparedQuery(OperatorSql.SIGNED_IN).execute(Tuple.of(id)))
                .map(rows -> operators(rows).stream().findFirst());
    }

    /** Whoever is removed loses everything at once, on all nodes and sites. False when there is no such operator. */
    Future<Boolean> remove(UUID id, UUID by, Instant now) {
        return pool.preparedQuery(OperatorSql.REMOVE)
                .execute(Tuple.of(id, utc(now), by.toString()))
                .map(rows -> {
                    List<Row> told = StreamSupport.stream(rows.spliterator(), false)
                            .filter(row -> row.getInteger("site_id") != null)
                            .toList();
                    publisher.committed(ControlEvents.handovers(told));
                    return rows.size() > 0;
                });
    }

    Future<Void> signOut(UUID id, Instant now) {
        return pool.preparedQuery(OperatorSql.SIGN_OUT)
                .execute(Tuple.of(id, utc(now)))
                .mapEmpty();
    }

    /** The latest first. */
    Future<List<Entry>> audit(long before, int limit) {
        return pool.preparedQuery(OperatorSql.AUDIT)
                .execute(Tuple.of(before, limit))
                .map(rows -> {
                    List<Entry> entries = new ArrayList<>(rows.size());
                    rows.forEach(row -> entries.add(new Entry(
                            row.getLong("entry_id"),
                            row.getOffsetDateTime("at").toInstant(),
                            row.getString("kind"),
                            row.getUUID("actor"),
                            row.getUUID("subject"),
                            row.getString("detail"))));
                    return entries;
                });
    }

    private static Link link(Row row) {
        return new Link(Optional.ofNullable(row.getUUID("operator_id")), row.getUUID("made_by"));
    }

    private static List<Operator> operators(Iterable<Row> rows) {
        List<Operator> all = new ArrayList<>();
        rows.forEach(row -> all.add(new Operator(
                row.getUUID("operator_id"),
                row.getString("name"),
                row.getOffsetDateTime("created_at").toInstant())));
        return all;
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
