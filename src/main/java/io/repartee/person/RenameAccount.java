package io.repartee.person;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.DisplayNames;
import io.repartee.account.own.TakenNames;
import io.repartee.engagement.ThreadChanges;
import io.repartee.stream.Handover;
import io.repartee.stream.Publisher;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Somebody with an account of this server's own gives it another name; what they wrote carries it from now on, and who reads there is told.
 * The name of a publisher's account is the publisher's, and a guest is no more than its name. Thread-safe.
 */
public final class RenameAccount {
    /** Names that change all the time are used to confuse. */
    static final Duration PAUSE = Duration.ofHours(1);

    private final Pool pool;
    private final Publisher publisher;
    private final InstantSource clock;

    public RenameAccount(Pool pool, Publisher publisher, InstantSource clock) {
        this.pool = pool;
        this.publisher = publisher;
        this.clock = clock;
    }

    /**
     * Fails with {@code role_required}, {@code invalid_fields}, {@code name_taken} where names are to be unique, or {@code too_many_requests}
     * when it was renamed within the hour.
     */
    Future<Void> run(Caller caller, String name) {
        Access.mustTakePart(caller);
        Access.mustHaveOwnAccount(caller);
        String fit = DisplayNames.chosen(name);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return pool.withTransaction(connection -> connection
                        .preparedQuery(RenameSql.LOCK)
                        .execute(whose(caller))
                        .compose(rows -> mayChange(rows, fit, now)
                                ? change(connection, caller, fit, now)
                                : Future.succeededFuture(List.of())))
                .onSuccess(publisher::committed)
                .mapEmpty();
    }

    /** False when there is nothing to do. */
    private static boolean mayChange(RowSet<Row> rows, String name, Instant now) {
        if (rows.size() == 0) {
            throw Problem.of(ErrorCode.ACCOUNT_NOT_FOUND);
        }
        Row row = rows.iterator().next();
        if (row.getString("name").equals(name)) {
            return false;
        }
        OffsetDateTime last = row.getOffsetDateTime("renamed_at");
        Instant again = last == null ? Instant.MIN : last.toInstant().plus(PAUSE);
        if (now.isBefore(again)) {
            throw Problem.limited(new Problem.Quota("renames", 1, PAUSE), Duration.between(now, again));
        }
        return true;
    }

    private static Future<List<Handover>> change(SqlClient connection, Caller caller, String name, Instant now) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        String[] looks = TakenNames.looks(name);
        return connection
                .preparedQuery(RenameSql.LEAVE_NAME)
                .execute(whose(caller))
                .compose(left -> connection
                        .preparedQuery(RenameSql.TAKE_NAME)
                        .execute(whose(caller).addArrayOfString(looks)))
                .compose(taken -> mustBeFree(connection, caller, looks))
                .compose(free -> connection
                        .preparedQuery(RenameSql.RENAME)
                        .execute(whose(caller).addString(name).addOffsetDateTime(at)))
                .compose(renamed -> connection
                        .preparedQuery(RenameSql.TELL)
                        .execute(whose(caller).addOffsetDateTime(at)))
                .map(ThreadChanges::handovers);
    }

    private static Future<Void> mustBeFree(SqlClient connection, Caller caller, String[] looks) {
        if (!caller.site().policy().signIn().uniqueNames()) {
            return Future.succeededFuture();
        }
        return connection
                .preparedQuery(RenameSql.IS_ANOTHERS)
                .execute(whose(caller).addArrayOfString(looks))
                .map(rows -> {
                    if (rows.size() > 0) {
                        throw Problem.of(ErrorCode.NAME_TAKEN);
                    }
                    return null;
                });
    }

    private static Tuple whose(Caller caller) {
        return Tuple.of(caller.site().id().value(), caller.profile().id().value());
    }
}
