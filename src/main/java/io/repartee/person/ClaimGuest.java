package io.repartee.person;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.account.KnownAccounts;
import io.repartee.engagement.ThreadChanges;
import io.repartee.ids.AccountId;
import io.repartee.stream.ControlEvents;
import io.repartee.stream.Handover;
import io.repartee.stream.Publisher;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who has signed in takes along what they wrote as a guest; the guest's token proves that it was they. Comments, votes, reactions,
 * follows, mutes, notices and what moderators know change hands in one transaction; of two voices of one person about one thing one is taken
 * back. The guest is over then. Whoever reads there is told to load the page again. Thread-safe.
 */
public final class ClaimGuest {
    private static final int UNAUTHORIZED = 401;
    private static final List<String> MOVES = List.of(
            ClaimSql.LOCK_VOTED,
            ClaimSql.DROP_VOTES,
            ClaimSql.VOTES,
            ClaimSql.DROP_ON_PAGES,
            ClaimSql.ON_PAGES,
            ClaimSql.FOLLOWS,
            ClaimSql.MUTES,
            ClaimSql.NOTICES,
            ClaimSql.FORGET_INBOX,
            ClaimSql.RECORD,
            ClaimSql.LEAVE);

    private final Callers callers;
    private final KnownAccounts accounts;
    private final Pool pool;
    private final Publisher publisher;
    private final InstantSource clock;

    public ClaimGuest(Callers callers, KnownAccounts accounts, Pool pool, Publisher publisher, InstantSource clock) {
        this.callers = callers;
        this.accounts = accounts;
        this.pool = pool;
        this.publisher = publisher;
        this.clock = clock;
    }

    private record Pair(Caller person, AccountId guest) {
        Tuple tuple() {
            return Tuple.of(
                    person.site().id().value(),
                    guest.value(),
                    person.profile().id().value());
        }

        Tuple guestTuple() {
            return Tuple.of(person.site().id().value(), guest.value());
        }
    }

    /**
     * How many comments it were. Fails with {@code role_required} for another guest, with {@code invalid_fields} for a token that is no guest's
     * or counts no more, or as the guest could not take part.
     */
    Future<Integer> run(Caller person, String guestToken) {
        Access.mustTakePart(person);
        if (person.profile().kind() == Caller.Kind.GUEST) {
            throw Problem.of(ErrorCode.ROLE_REQUIRED, "A guest takes over nothing: sign in first.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return callers.of(person.site().key(), Optional.of(guestToken))
                .recover(ClaimGuest::noGuest)
                .map(ClaimGuest::mustBeGuest)
                .compose(guest -> accounts.ensure(person)
                        .map(there -> new Pair(person, guest.profile().id())))
                .compose(pair -> claim(pair, now));
    }

    /** It is not the caller's own token that is wrong. */
    private static Future<Caller> noGuest(Throwable failure) {
        boolean isRefused = failure instanceof Problem problem && problem.code().status() == UNAUTHORIZED;
        return Future.failedFuture(isRefused ? Problem.field("/token", "This token counts no more.") : failure);
    }

    private static Caller mustBeGuest(Caller guest) {
        Access.mustTakePart(guest);
        if (guest.profile().kind() != Caller.Kind.GUEST) {
            throw Problem.field("/token", "This must be the token of a guest.");
        }
        return guest;
    }

    private Future<Integer> claim(Pair pair, Instant now) {
        List<Handover> news = new ArrayList<>();
        return pool.withTransaction(connection -> lock(connection, pair)
                        .compose(locked -> execute(connection, ClaimSql.COMMENTS, pair))
                        .compose(comments -> moveAll(connection, pair)
                                .compose(moved -> connection
                                        .preparedQuery(ClaimSql.AUDIT)
                                        .execute(pair.tuple().addInteger(comments)))
                                .compose(written -> tell(connection, pair, now, news))
                                .map(comments)))
                .onSuccess(done -> publisher.committed(news));
    }

    private static Future<Void> lock(SqlClient connection, Pair pair) {
        return connection
                .preparedQuery(ClaimSql.LOCK)
                .execute(pair.tuple())
                .compose(rows -> rows.size() == 2
                        ? connection.preparedQuery(ClaimSql.TOO_MANY).execute(pair.guestTuple())
                        : Future.failedFuture(Problem.of(ErrorCode.ACCOUNT_NOT_FOUND)))
                .map(rows -> {
                    if (rows.iterator().next().getBoolean("many")) {
                        throw Problem.field("/token", "This guest has written too much to be taken over at once.");
                    }
                    return null;
                });
    }

    private static Future<Void> moveAll(SqlClient connection, Pair pair) {
        Future<Void> done = Future.succeededFuture();
        for (String move : MOVES) {
            done = done.compose(before -> execute(connection, move, pair).mapEmpty());
        }
        return done;
    }

    private static Future<Integer> execute(SqlClient connection, String sql, Pair pair) {
        return connection.preparedQuery(sql).execute(pair.tuple()).map(rows -> rows.rowCount());
    }

    private static Future<Void> tell(SqlClient connection, Pair pair, Instant now, List<Handover> news) {
        OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
        Caller person = pair.person();
        return connection
                .preparedQuery(ClaimSql.TELL_READERS)
                .execute(Tuple.of(
                        person.site().id().value(), person.profile().id().value(), at))
                .compose(threads -> {
                    news.addAll(ThreadChanges.handovers(threads));
                    return connection
                            .preparedQuery(ClaimSql.END)
                            .execute(pair.tuple().addOffsetDateTime(at));
                })
                .map(rights -> {
                    news.addAll(ControlEvents.handovers(rights));
                    return null;
                });
    }
}
