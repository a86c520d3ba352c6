package io.repartee.account.own;

import io.repartee.account.Seals;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.ids.Uuids;
import io.repartee.mail.MailAddress;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was asked for by mail and waits for the owner of an address. Each is good once, for a quarter of an hour. Thread-safe. */
public final class MailRequests {
    static final Duration LASTS = Duration.ofMinutes(15);
    static final int GUESSES = 5;

    private final Pool pool;
    private final Seals seals;

    public MailRequests(Pool pool, Seals seals) {
        this.pool = pool;
        this.seals = seals;
    }

    /** What is asked for; the order is what the database keeps. */
    enum Purpose {
        SIGN_IN,
        REGISTER,
        CHANGE_ADDRESS,
        NEW_PASSWORD
    }

    /**
     * @param account whose it is; null when the address has none
     * @param password hashed
     */
    record Wanted(
            Purpose purpose,
            @Nullable AccountId account,
            MailAddress address,
            @Nullable String name,
            @Nullable String password) {}

    /** What was asked for, and proved now. */
    record Proved(Wanted wanted, boolean inTheBrowserThatAsked) {}

    Future<MailToken> ask(SqlClient connection, SiteId site, Wanted wanted, Instant now) {
        MailToken token = MailToken.make(Uuids.version7(now.toEpochMilli()));
        Tuple row = Tuple.of(site.value(), token.request(), wanted.purpose().ordinal())
                .addUUID(wanted.account() == null ? null : wanted.account().value())
                .addString(wanted.address().key())
                .addString(wanted.address().toString())
                .addString(wanted.name())
                .addString(wanted.password())
                .addBuffer(Buffer.buffer(token.linkHash()))
                .addBuffer(Buffer.buffer(MailToken.codeHash(token.request(), token.code(), seals)))
                .addOffsetDateTime(time(now))
                .addOffsetDateTime(time(now.plus(LASTS)));
        return connection.preparedQuery(OwnSql.ASK).execute(row).map(token);
    }

    String handle(MailToken token) {
        return MailToken.handle(token.request(), seals);
    }

    /** Fails with {@code link_invalid}, {@code link_used}, {@code link_expired} or {@code code_wrong}. */
    Future<Proved> prove(SiteId site, MailProof proof, Instant now) {
        Optional<UUID> asked =
                Optional.ofNullable(proof.request()).flatMap(handle -> MailToken.ofHandle(handle, seals));
        if (proof.token() != null) {
            return byLink(site, proof.token(), asked, now);
        }
        if (asked.isEmpty() || proof.code() == null) {
            throw Problem.of(ErrorCode.LINK_INVALID);
        }
        return byCode(site, asked.get(), proof.code().strip(), now);
    }

    private Future<Proved> byLink(SiteId site, String link, Optional<UUID> asked, Instant now) {
        MailToken token = MailToken.ofLink(link).orElseThrow(() -> Problem.of(ErrorCode.LINK_INVALID));
        boolean sameBrowser = asked.filter(token.request()::equals).isPresent();
        return pool.preparedQuery(OwnSql.USE_LINK)
                .execute(Tuple.of(site.value(), token.request(), Buffer.buffer(token.linkHash()), time(now)))
                .compose(rows -> rows.size() > 0
                        ? Future.succeededFuture(proved(rows, sameBrowser))
                        : why(site, token.request(), Optional.of(token.linkHash())));
    }

    private Future<Proved> byCode(SiteId site, UUID request, String code, Instant now) {
        byte[] hash = MailToken.codeHash(request, code, seals);
        return pool.preparedQuery(OwnSql.USE_CODE)
                .execute(Tuple.of(site.value(), request, Buffer.buffer(hash), time(now), GUESSES))
                .compose(rows -> rows.size() == 0 ? why(site, request, Optional.empty()) : guessed(rows));
    }

    private static Future<Proved> guessed(RowSet<Row> rows) {
        Row row = rows.iterator().next();
        if (row.getOffsetDateTime("used_at") != null) {
            return Future.succeededFuture(proved(rows, true));
        }
        int left = GUESSES - row.getInteger("guesses");
        return Future.failedFuture(
                left > 0
                        ? Problem.of(ErrorCode.CODE_WRONG).with("left", Integer.toString(left))
                        : Problem.of(ErrorCode.LINK_EXPIRED, "The code was wrong too often: ask for another letter."));
    }

    /** Tells only those who have the secret what became of it. */
    private Future<Proved> why(SiteId site, UUID request, Optional<byte[]> linkHash) {
        return pool.preparedQuery(OwnSql.LOOK)
                .execute(Tuple.of(site.value(), request))
                .compose(rows -> Future.failedFuture(Problem.of(why(rows, linkHash))));
    }

    private static ErrorCode why(RowSet<Row> rows, Optional<byte[]> linkHash) {
        if (rows.size() == 0) {
            return ErrorCode.LINK_INVALID;
        }
        Row row = rows.iterator().next();
        byte[] kept = row.getBuffer("link_hash").getBytes();
        if (linkHash.isPresent() && !MessageDigest.isEqual(kept, linkHash.get())) {
            return ErrorCode.LINK_INVALID;
        }
        return row.getOffsetDateTime("used_at") == null ? ErrorCode.LINK_EXPIRED : ErrorCode.LINK_USED;
    }

    /** Takes a slice of what is long over away; whether there may be more. */
    public Future<Boolean> forget() {
        return pool.query(OwnSql.FORGET).execute().map(rows -> rows.rowCount() == OwnSql.FORGET_AT_ONCE);
    }

    private static Proved proved(RowSet<Row> rows, boolean inTheBrowserThatAsked) {
        Row row = rows.iterator().next();
        UUID account = row.getUUID("account_id");
        return new Proved(
                new Wanted(
                        Purpose.values()[row.getInteger("purpose")],
                        account == null ? null : new AccountId(account),
                        MailAddress.parse(row.getString("address")).orElseThrow(),
                        row.getString("name"),
                        row.getString("password_hash")),
                inTheBrowserThatAsked);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
