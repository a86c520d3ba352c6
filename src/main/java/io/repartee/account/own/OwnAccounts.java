package io.repartee.account.own;

import io.repartee.account.Caller;
import io.repartee.account.Digests;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.ids.Uuids;
import io.repartee.mail.MailAddress;
import io.repartee.site.Site;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** The rows of accounts that people have at this server: their addresses, passwords and names. Thread-safe. */
public final class OwnAccounts {
    private static final int SUFFIXES = 10_000;
    private static final String UNIQUE = "23505";

    private final Pool pool;

    public OwnAccounts(Pool pool) {
        this.pool = pool;
    }

    /** Whose address that is. */
    public Future<Optional<Member>> byMail(SiteId site, MailAddress address) {
        return byMail(pool, site, address);
    }

    /** Empty when there is no such account. */
    public Future<Optional<Member>> byId(SiteId site, AccountId account) {
        return pool.preparedQuery(OwnSql.BY_ID)
                .execute(Tuple.of(site.value(), account.value()))
                .map(OwnAccounts::member);
    }

    /**
     * The account of that address, whose owner has just proved to be that; a new one when there is none.
     *
     * @param name of a new one, as it may be shown
     * @param password of a new one, hashed
     */
    Future<Member> ofOwner(Site site, MailAddress address, String name, @Nullable String password, Instant now) {
        return byMail(pool, site.id(), address)
                .compose(found -> found.isPresent()
                        ? Future.succeededFuture(found.get())
                        : make(site, address, name, password, now));
    }

    /** Who comes second at the same moment gets the account of who came first. */
    private Future<Member> make(Site site, MailAddress address, String name, @Nullable String password, Instant now) {
        return pool.withTransaction(connection -> newcomer(connection, site, name, null, now)
                        .compose(id -> giveMail(connection, site.id(), id, address, now)
                                .compose(given -> given
                                        ? Future.succeededFuture()
                                        : Future.failedFuture(
                                                new IllegalStateException("somebody else has the address now")))
                                .compose(given -> password == null
                                        ? Future.succeededFuture()
                                        : givePassword(connection, site.id(), id, password, now))))
                .transform((made, failure) -> byMail(pool, site.id(), address)
                        .compose(found ->
                                found.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(failure))));
    }

    /**
     * A new account, within a transaction.
     *
     * @param name as it may be shown
     */
    public Future<AccountId> newcomer(
            SqlClient connection, Site site, String name, @Nullable String avatar, Instant now) {
        AccountId id = new AccountId(Uuids.version7(now.toEpochMilli()));
        return named(connection, site, id, name, avatar).map(id);
    }

    /** False when another account has the address. */
    Future<Boolean> giveMail(SiteId site, AccountId account, MailAddress address, Instant now) {
        return giveMail(pool, site, account, address, now)
                .recover(failure -> failure instanceof PgException refused
                                && refused.getSqlState().equals(UNIQUE)
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure));
    }

    Future<Void> givePassword(SiteId site, AccountId account, String hash, Instant now) {
        return givePassword(pool, site, account, hash, now);
    }

    /** A name that has been taken meanwhile gets a number, where names are to be unique. */
    private static Future<String> named(
            SqlClient connection, Site site, AccountId id, String name, @Nullable String avatar) {
        return connection
                .preparedQuery(OwnSql.NAME_TAKEN)
                .execute(Tuple.of(site.id().value())
                        .addArrayOfString(NameSkeleton.of(name).toArray(String[]::new)))
                .map(taken -> taken.size() > 0 && site.policy().signIn().uniqueNames()
                        ? name + " " + Digests.randomBelow(SUFFIXES)
                        : name)
                .compose(called -> connection
                        .preparedQuery(OwnSql.MAKE)
                        .execute(Tuple.of(site.id().value(), id.value(), called, avatar))
                        .compose(made -> connection
                                .preparedQuery(OwnSql.TAKE_NAME)
                                .execute(Tuple.of(
                                        site.id().value(),
                                        NameSkeleton.of(called).toArray(String[]::new),
                                        id.value())))
                        .map(called));
    }

    /** The same within a transaction; false when another account has the address. */
    public Future<Boolean> giveMail(
            SqlClient client, SiteId site, AccountId account, MailAddress address, Instant now) {
        return client.preparedQuery(OwnSql.GIVE_MAIL)
                .execute(Tuple.of(site.value(), account.value(), address.key(), address.toString())
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() > 0);
    }

    private static Future<Void> givePassword(
            SqlClient client, SiteId site, AccountId account, String hash, Instant now) {
        return client.preparedQuery(OwnSql.GIVE_PASSWORD)
                .execute(Tuple.of(site.value(), account.value(), hash, now.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    private static Future<Optional<Member>> byMail(SqlClient client, SiteId site, MailAddress address) {
        return client.preparedQuery(OwnSql.BY_MAIL)
                .execute(Tuple.of(site.value(), address.key()))
                .map(OwnAccounts::member);
    }

    private static Optional<Member> member(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(row -> {
            String mail = row.getString("mail_key");
            return new Member(
                    new Caller.Profile(
                            new AccountId(row.getUUID("account_id")),
                            Caller.Kind.values()[row.getInteger("kind")],
                            row.getString("name"),
                            row.getString("avatar"),
                            null,
                            null,
                            mail == null ? null : mail.substring(mail.lastIndexOf('@') + 1)),
                    mail,
                    row.getString("hash"));
        });
    }
}
