package io.repartee.web;

import io.vertx.core.Future;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The one place that knows what a failure of the database means to a caller. What it does not know, a mistake of ours
 * most likely, it leaves as it is, for the error responder to log. Use: {@code future.recover(DatabaseProblems::read)}.
 */
public final class DatabaseProblems {
    private static final Duration SOON = Duration.ofSeconds(1);

    /** What became of the statement. */
    private enum Fate {
        /** It was refused or rolled back for want of room or time. */
        CROWDED,
        /** It never reached a working database. */
        NOT_SENT,
        /** The connection went while it was under way: it may have been committed. */
        LOST
    }

    /** By SQLSTATE; two characters stand for the whole class. */
    private static final Map<String, Fate> STATES = Map.ofEntries(
            Map.entry("55P03", Fate.CROWDED), // lock_not_available: lock_timeout
            Map.entry("57014", Fate.CROWDED), // query_canceled: statement_timeout
            Map.entry("25P03", Fate.CROWDED), // idle_in_transaction_session_timeout
            Map.entry("40001", Fate.CROWDED), // serialization_failure
            Map.entry("40P01", Fate.CROWDED), // deadlock_detected
            Map.entry("57P03", Fate.NOT_SENT), // cannot_connect_now
            Map.entry("53", Fate.NOT_SENT), // insufficient resources: connections, memory, disk
            Map.entry("28", Fate.NOT_SENT), // invalid authorization
            Map.entry("3D000", Fate.NOT_SENT), // no such database
            Map.entry("25006", Fate.NOT_SENT), // read_only_sql_transaction: this is a standby now
            Map.entry("57P01", Fate.LOST), // admin_shutdown
            Map.entry("57P02", Fate.LOST), // crash_shutdown
            Map.entry("08", Fate.LOST)); // connection exceptions

    private DatabaseProblems() {}

    /** The failed future for a caller who only asked. */
    public static <T> Future<T> read(Throwable failure) {
        return Future.failedFuture(ofRead(failure));
    }

    /** The failed future for a caller who wanted something changed. */
    public static <T> Future<T> written(Throwable failure) {
        return Future.failedFuture(ofWrite(failure));
    }

    /** Nothing was changed, so a lost connection is no more than a database that does not answer. */
    public static Throwable ofRead(Throwable failure) {
        return of(failure, ErrorCode.DATABASE_UNAVAILABLE);
    }

    /** A connection lost under way leaves the outcome unknown: the caller repeats it with the same key. */
    public static Throwable ofWrite(Throwable failure) {
        return of(failure, ErrorCode.OUTCOME_UNKNOWN);
    }

    private static Throwable of(Throwable failure, ErrorCode whenLost) {
        return fate(failure)
                .<Throwable>map(fate -> Problem.retryAfter(
                        switch (fate) {
                            case CROWDED -> ErrorCode.OVERLOADED;
                            case NOT_SENT -> ErrorCode.DATABASE_UNAVAILABLE;
                            case LOST -> whenLost;
                        },
                        SOON))
                .orElse(failure);
    }

    private static Optional<Fate> fate(Throwable failure) {
        if (failure instanceof DatabaseException answer) {
            return fate(String.valueOf(answer.getSqlState()));
        }
        if (failure instanceof ConnectionPoolTooBusyException) {
            return Optional.of(Fate.CROWDED);
        }
        if (failure instanceof ConnectException
                || failure instanceof UnknownHostException
                || failure instanceof NoRouteToHostException) {
            return Optional.of(Fate.NOT_SENT);
        }
        if (failure instanceof ClosedConnectionException || failure instanceof IOException) {
            return Optional.of(Fate.LOST);
        }
        return isOfTheClient(failure) ? fateByMessage(String.valueOf(failure.getMessage())) : Optional.empty();
    }

    /** Where it fails with a mere text, that is neither an exception nor an error. */
    private static boolean isOfTheClient(Throwable failure) {
        return failure instanceof VertxException || !(failure instanceof Exception || failure instanceof Error);
    }

    private static Optional<Fate> fate(String state) {
        return Optional.ofNullable(STATES.get(state))
                .or(() -> Optional.ofNullable(STATES.get(state.substring(0, Math.min(2, state.length())))));
    }

    /** The client has no types for these; a test against a real database notices when its words change. */
    private static Optional<Fate> fateByMessage(String message) {
        if (message.startsWith("Timeout")) {
            return Optional.of(Fate.CROWDED);
        }
        if (message.startsWith("Connection is not active now") || message.startsWith("Pending requests failed")) {
            return Optional.of(Fate.NOT_SENT);
        }
        return message.startsWith("Connection was closed") ? Optional.of(Fate.LOST) : Optional.empty();
    }
}
