package io.repartee.moderation.spam;

import io.repartee.ids.SiteId;
import io.repartee.moderation.Action;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Brings what sites have learnt up to their latest decisions, some at a time, each time in one transaction with the position that it
 * reached: what was learnt is never learnt again, and of several nodes one does it. Thread-safe.
 */
public final class LearnFromDecisions {
    private static final int AT_ONCE = 50;
    /** A decision's id is made a moment before its commit; by then all that come before it are there. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final Pool pool;
    private final InstantSource clock;

    public LearnFromDecisions(Pool pool, InstantSource clock) {
        this.pool = pool;
        this.clock = clock;
    }

    /** Completes with whether there is more to learn. */
    public Future<Boolean> run() {
        OffsetDateTime until = clock.instant().minus(SETTLED).atOffset(ZoneOffset.UTC);
        return pool.preparedQuery(SpamSql.SITES).execute(Tuple.of(until)).compose(rows -> {
            Future<Boolean> more = Future.succeededFuture(false);
            for (Row row : rows) {
                SiteId site = new SiteId(row.getInteger(0));
                more = more.compose(before -> one(site, until).map(here -> before || here));
            }
            return more;
        });
    }

    private Future<Boolean> one(SiteId site, OffsetDateTime until) {
        return pool.preparedQuery(SpamSql.BEGIN)
                .execute(Tuple.of(site.value()))
                .compose(begun -> pool.withTransaction(connection -> connection
                        .preparedQuery(SpamSql.LOCK)
                        .execute(Tuple.of(site.value()))
                        .compose(rows -> rows.size() == 0
                                ? Future.succeededFuture(false)
                                : learn(connection, site, rows.iterator().next().getUUID(0), until))));
    }

    private static Future<Boolean> learn(SqlConnection connection, SiteId site, UUID from, OffsetDateTime until) {
        return connection
                .preparedQuery(SpamSql.DECISIONS)
                .execute(Tuple.of(site.value(), from, until, AT_ONCE))
                .compose(rows -> rows.size() == 0
                        ? Future.succeededFuture(false)
                        : take(connection, site, rows).map(done -> rows.size() == AT_ONCE));
    }

    private static Future<Void> take(SqlConnection connection, SiteId site, RowSet<Row> rows) {
        Learning learning = new Learning();
        UUID last = null;
        for (Row row : rows) {
            last = row.getUUID("decision_id");
            learning.decided(
                    row.getUUID("comment_id"),
                    Action.of(row.getShort("action")),
                    row.getString("source"),
                    row.getString("html"));
        }
        UUID position = last;
        return connection
                .preparedQuery(SpamSql.EXAMPLES)
                .execute(Tuple.of(site.value(), (Object) learning.comments().toArray(UUID[]::new)))
                .compose(examples -> {
                    learning.replace(examples(examples));
                    return write(connection, site, learning, position);
                });
    }

    private static Map<UUID, Learning.Example> examples(RowSet<Row> rows) {
        Map<UUID, Learning.Example> examples = new HashMap<>();
        rows.forEach(row -> examples.put(
                row.getUUID("comment_id"),
                new Learning.Example(row.getBoolean("spam"), Set.of(row.getArrayOfStrings("tokens")))));
        return examples;
    }

    private static Future<Void> write(SqlConnection connection, SiteId site, Learning learning, UUID position) {
        List<String> tokens = new ArrayList<>(learning.tokens().keySet());
        Integer[] spam =
                tokens.stream().map(token -> learning.tokens().get(token)[0]).toArray(Integer[]::new);
        Integer[] fine =
                tokens.stream().map(token -> learning.tokens().get(token)[1]).toArray(Integer[]::new);
        String[] names = tokens.toArray(String[]::new);
        return keep(connection, site, learning)
                .compose(kept ->
                        connection.preparedQuery(SpamSql.NEW_TOKENS).execute(Tuple.of(site.value(), (Object) names)))
                .compose(there ->
                        connection.preparedQuery(SpamSql.COUNT).execute(Tuple.of(site.value(), names, spam, fine)))
                .compose(counted ->
                        connection.preparedQuery(SpamSql.DROP_TOKENS).execute(Tuple.of(site.value(), (Object) names)))
                .compose(dropped -> connection
                        .preparedQuery(SpamSql.ADVANCE)
                        .execute(Tuple.of(site.value(), learning.spam(), learning.fine(), position)))
                .mapEmpty();
    }

    private static Future<Void> keep(SqlConnection connection, SiteId site, Learning learning) {
        Future<Void> kept = Future.succeededFuture();
        for (Map.Entry<UUID, Optional<Learning.Example>> each :
                learning.examples().entrySet()) {
            kept = kept.compose(before -> keep(connection, site, each.getKey(), each.getValue()));
        }
        return kept;
    }

    private static Future<Void> keep(
            SqlConnection connection, SiteId site, UUID comment, Optional<Learning.Example> example) {
        return example.isEmpty()
                ? connection
                        .preparedQuery(SpamSql.DROP_EXAMPLE)
                        .execute(Tuple.of(site.value(), comment))
                        .mapEmpty()
                : connection
                        .preparedQuery(SpamSql.KEEP_EXAMPLE)
                        .execute(Tuple.of(
                                site.value(),
                                comment,
                                example.get().isSpam(),
                                example.get().tokens().toArray(String[]::new)))
                        .mapEmpty();
    }
}
