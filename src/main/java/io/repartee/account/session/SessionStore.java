package io.repartee.account.session;

import io.repartee.account.Caller;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.stream.ControlEvents;
import io.repartee.stream.Publisher;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** The rows of sessions. Thread-safe. */
public final class SessionStore {
    private final Pool pool;
    private final Publisher publisher;

    /** @param publisher where all nodes learn that a session has ended */
    public SessionStore(Pool pool, Publisher publisher) {
        this.pool = pool;
        this.publisher = publisher;
    }

    /** Why a session ended; the order is what the database keeps. */
    enum Because {
        SIGNED_OUT,
        SIGNED_OUT_EVERYWHERE,
        USED_TWICE,
        TOO_MANY,
        NEW_PASSWORD
    }

    /** Whose session it is, as the account is now. */
    record Owner(UUID session, Caller.Profile profile) {}

    /** A session that did not take a token, and why may be seen from it. */
    record Found(Owner owner, int generation, byte[] hash, Instant rotatedAt, Instant expiresAt, boolean ended) {}

    Future<Void> begin(
            SiteId site,
            AccountId account,
            RefreshToken first,
            String method,
            String device,
            Instant now,
            Instant end) {
        return pool.preparedQuery(SessionSql.BEGIN)
                .execute(Tuple.of(site.value(), first.session(), account.value(), Buffer.buffer(first.hash()))
                        .addString(method)
                        .addString(device)
                        .addOffsetDateTime(time(now))
                        .addOffsetDateTime(time(end)))
                .mapEmpty();
    }

    /** Empty unless the token was the newest of a living session. */
    Future<Optional<Owner>> rotate(SiteId site, RefreshToken token, RefreshToken next, Instant now, Instant end) {
        return pool.preparedQuery(SessionSql.ROTATE)
                .execute(Tuple.of(site.value(), token.session(), token.generation())
                        .addBuffer(Buffer.buffer(token.hash()))
                        .addBuffer(Buffer.buffer(next.hash()))
                        .addOffsetDateTime(time(now))
                        .addOffsetDateTime(time(end)))
                .map(rows -> first(rows).map(SessionStore::owner));
    }

    Future<Optional<Found>> find(SiteId site, UUID session) {
        return pool.preparedQuery(SessionSql.FIND)
                .execute(Tuple.of(site.value(), session))
                .map(rows -> first(rows).map(SessionStore::found));
    }

    Future<List<SessionRow>> of(SiteId site, AccountId account, Instant now) {
        return pool.preparedQuery(SessionSql.OF_ACCOUNT)
                .execute(Tuple.of(site.value(), account.value(), time(now)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(SessionStore::row)
                        .toList());
    }

    /** False when the account has no such session, or it has ended. */
    Future<Boolean> end(SiteId site, UUID session, AccountId account, Instant now, Because why) {
        return pool.preparedQuery(SessionSql.END)
                .execute(Tuple.of(site.value(), session, account.value(), time(now), why.ordinal()))
                .map(rows -> {
                    publisher.committed(ControlEvents.handovers(rows));
                    return rows.size() > 0;
                });
    }

    /** Takes a slice of what is long over away; whether there may be more. */
    public Future<Boolean> forget() {
        return pool.query(SessionSql.FORGET).execute().map(rows -> rows.rowCount() == SessionSql.FORGET_AT_ONCE);
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }

    private static Owner owner(Row row) {
        String mail = row.getString("mail_key");
        return new Owner(
                row.getUUID("session_id"),
                new Caller.Profile(
                        new AccountId(row.getUUID("account_id")),
                        Caller.Kind.values()[row.getInteger("kind")],
                        row.getString("name"),
                        row.getString("avatar"),
                        null,
                        null,
                        mail == null ? null : mail.substring(mail.lastIndexOf('@') + 1)));
    }

    private static Found found(Row row) {
        return new Found(
                owner(row),
                row.getInteger("generation"),
                row.getBuffer("hash").getBytes(),
                row.getOffsetDateTime("rotated_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getOffsetDateTime("ended_at") != null);
    }

    private static SessionRow row(Row row) {
        return new SessionRow(
                row.getUUID("session_id"),
                row.getString("method"),
                row.getString("device"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("rotated_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant());
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
