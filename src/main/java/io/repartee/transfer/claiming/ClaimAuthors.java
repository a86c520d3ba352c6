package io.repartee.transfer.claiming;

import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.outbox.Deliverer;
import io.repartee.outbox.Parcel;
import io.repartee.outbox.Terms;
import io.repartee.stream.ControlEvents;
import io.repartee.stream.ControlSql;
import io.repartee.stream.Event;
import io.repartee.stream.EventType;
import io.repartee.stream.Handover;
import io.repartee.stream.Publisher;
import io.repartee.stream.StreamId;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Gives a person the comments of the imported author that the person has proven to be: in one transaction, or in several when they are thousands, and the
 * last one ends the author: what was ruled about the author is ruled about the person. Readers of the pages see the person's name and picture. Thread-safe.
 */
public final class ClaimAuthors implements Deliverer {
    private static final String KIND = "authorship";
    private static final int STEP = 2_000;

    private final Pool pool;
    private final Publisher publisher;

    /** @param publisher where the pages' readers are told */
    public ClaimAuthors(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Terms terms() {
        return Terms.INSIDE;
    }

    @Override
    public Future<Delivered> deliver(Parcel parcel) {
        JsonObject body = new JsonObject(parcel.body());
        Tuple who = Tuple.of(
                parcel.site().value(), UUID.fromString(body.getString("from")), UUID.fromString(body.getString("to")));
        AtomicReference<List<Handover>> told = new AtomicReference<>(List.of());
        return pool.withTransaction(connection -> connection
                        .preparedQuery(ClaimSql.LOCK)
                        .execute(who)
                        .compose(both -> both.size() < 2
                                ? Future.succeededFuture(Delivered.DONE)
                                : step(connection, parcel.site(), who, told)))
                .onSuccess(done -> publisher.committed(told.get()));
    }

    private static Future<Delivered> step(
            SqlConnection connection, SiteId site, Tuple who, AtomicReference<List<Handover>> told) {
        return connection.preparedQuery(ClaimSql.COMMENTS).execute(who).compose(rows -> {
            told.set(handovers(site, rows));
            if (rows.iterator().next().getInteger("comments") == STEP) {
                return Future.succeededFuture(Delivered.MORE);
            }
            Future<?> rest = Future.succeededFuture();
            for (String statement : ClaimSql.REST) {
                rest = rest.compose(done -> connection.preparedQuery(statement).execute(who));
            }
            return rest.compose(done -> connection
                            .preparedQuery(ControlSql.ONE)
                            .execute(Tuple.of(
                                    who.getInteger(0),
                                    EventType.RIGHTS_CHANGED.code(),
                                    who.getUUID(2),
                                    OffsetDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS))))
                    .map(ruled -> {
                        told.get().addAll(ControlEvents.handovers(ruled));
                        return Delivered.DONE;
                    });
        });
    }

    private static List<Handover> handovers(SiteId site, RowSet<Row> rows) {
        List<Handover> all = new ArrayList<>();
        for (Row row : rows) {
            if (row.getUUID("stream") != null) {
                Event event = new Event(
                        row.getLong("seq"),
                        Integer.toUnsignedLong(row.getInteger("mark")),
                        EventType.THREAD_CHANGED,
                        null,
                        0,
                        row.getOffsetDateTime("at").toInstant());
                all.add(new Handover(
                        StreamId.of(site, new ThreadId(row.getUUID("stream"))), List.of(event), Optional.empty()));
            }
        }
        return all;
    }
}
