package io.repartee.account.provider;

import io.repartee.account.Caller;
import io.repartee.account.DisplayNames;
import io.repartee.account.own.Member;
import io.repartee.account.own.OwnAccounts;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** Which account of this server's own is known to other services as whom. Thread-safe. */
public final class Identities {
    private final Pool pool;
    private final OwnAccounts accounts;
    private final boolean hasMail;

    /** @param hasMail whether letters can be sent at all */
    public Identities(Pool pool, OwnAccounts accounts, boolean hasMail) {
        this.pool = pool;
        this.accounts = accounts;
        this.hasMail = hasMail;
    }

    /**
     * The account of somebody who has just proved to be that: the one that is known so; else the one that has the address which the service
     * has verified; else a new one.
     */
    Future<Caller.Profile> account(Site site, String provider, Person person, Instant now) {
        return find(pool, site.id(), person)
                .compose(known -> known.isPresent()
                        ? member(site.id(), known.get())
                        : first(site, provider, person, now)
                                // who comes second at the same moment gets the account of who came first
                                .recover(failure -> find(pool, site.id(), person)
                                        .compose(meanwhile -> meanwhile.isPresent()
                                                ? member(site.id(), meanwhile.get())
                                                : Future.failedFuture(failure))))
                .map(Member::profile);
    }

    private Future<Member> first(Site site, String provider, Person person, Instant now) {
        return byMail(site, person)
                .compose(owner -> pool.withTransaction(connection -> owner.map(member ->
                                        Future.succeededFuture(member.profile().id()))
                                .orElseGet(() -> newcomer(connection, site, person, now))
                                .compose(id -> insert(connection, site.id(), id, provider, person, now)
                                        .map(inserted -> {
                                            if (!inserted) {
                                                throw Problem.of(ErrorCode.IDENTITY_TAKEN);
                                            }
                                            return id;
                                        })))
                        .compose(id -> member(site.id(), id)));
    }

    private Future<Optional<Member>> byMail(Site site, Person person) {
        return person.mail()
                .map(mail -> accounts.byMail(site.id(), mail))
                .orElseGet(() -> Future.succeededFuture(Optional.empty()));
    }

    private Future<AccountId> newcomer(SqlClient connection, Site site, Person person, Instant now) {
        return accounts.newcomer(
                        connection,
                        site,
                        DisplayNames.shown(person.name().orElse("")),
                        DisplayNames.picture(person.picture().orElse(null)),
                        now)
                .compose(id -> person.mail().isEmpty()
                        ? Future.succeededFuture(id)
                        : accounts.giveMail(
                                        connection, site.id(), id, person.mail().get(), now)
                                .map(id));
    }

    /** One more way into an account. Fails with {@code identity_taken} or {@code account_not_found}; what it has already stays so. */
    Future<Identity> link(Site site, AccountId account, String provider, Person person, Instant now) {
        return pool.withTransaction(connection -> lock(connection, site.id(), account)
                .compose(there -> insert(connection, site.id(), account, provider, person, now))
                .compose(inserted -> connection.preparedQuery(IdentitySql.FIND).execute(key(site.id(), person)))
                .map(rows -> {
                    Row row = first(rows)
                            .filter(one -> one.getUUID("account_id").equals(account.value()))
                            .orElseThrow(() -> Problem.of(ErrorCode.IDENTITY_TAKEN));
                    return identity(row);
                }));
    }

    Future<List<Identity>> of(SiteId site, AccountId account) {
        return of(pool, site, account);
    }

    /** Fails with {@code identity_not_found}, or {@code last_way_in} when nothing else would let the account in. */
    Future<Void> unlink(Site site, AccountId account, UUID id) {
        return pool.withTransaction(connection -> lock(connection, site.id(), account)
                .compose(there -> of(connection, site.id(), account))
                .map(all -> all.stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Problem.of(ErrorCode.IDENTITY_NOT_FOUND)))
                .compose(one -> mustHaveAnother(connection, site, account, one)
                        .compose(another -> connection
                                .preparedQuery(IdentitySql.UNLINK)
                                .execute(Tuple.of(site.id().value(), account.value(), one.issuer(), one.subject()))))
                .mapEmpty());
    }

    private Future<Void> mustHaveAnother(SqlClient connection, Site site, AccountId account, Identity one) {
        boolean byLetter = hasMail
                && (site.policy().signIn().email() || site.policy().signIn().password());
        return connection
                .preparedQuery(IdentitySql.OTHER_WAYS)
                .execute(Tuple.of(site.id().value(), account.value(), one.issuer(), one.subject())
                        .addBoolean(byLetter)
                        .addBoolean(site.policy().signIn().password()))
                .map(rows -> {
                    if (!rows.iterator().next().getBoolean("there")) {
                        throw Problem.of(ErrorCode.LAST_WAY_IN);
                    }
                    return null;
                });
    }

    private static Future<Void> lock(SqlClient connection, SiteId site, AccountId account) {
        return connection
                .preparedQuery(IdentitySql.LOCK)
                .execute(Tuple.of(site.value(), account.value()))
                .map(rows -> {
                    if (rows.size() == 0) {
                        throw Problem.of(ErrorCode.ACCOUNT_NOT_FOUND);
                    }
                    return null;
                });
    }

    private Future<Member> member(SiteId site, AccountId account) {
        return accounts.byId(site, account)
                .map(found -> found.orElseThrow(() -> Problem.of(ErrorCode.ACCOUNT_NOT_FOUND)));
    }

    private static Future<Boolean> insert(
            SqlClient client, SiteId site, AccountId account, String provider, Person person, Instant now) {
        return client.preparedQuery(IdentitySql.LINK)
                .execute(key(site, person)
                        .addUUID(account.value())
                        .addString(provider)
                        .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.size() > 0);
    }

    private static Future<Optional<AccountId>> find(SqlClient client, SiteId site, Person person) {
        return client.preparedQuery(IdentitySql.FIND)
                .execute(key(site, person))
                .map(rows -> first(rows).map(row -> new AccountId(row.getUUID("account_id"))));
    }

    private static Tuple key(SiteId site, Person person) {
        return Tuple.of(site.value(), person.issuer(), person.subject());
    }

    private static Future<List<Identity>> of(SqlClient client, SiteId site, AccountId account) {
        return client.preparedQuery(IdentitySql.OF_ACCOUNT)
                .execute(Tuple.of(site.value(), account.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Identities::identity)
                        .toList());
    }

    private static Optional<Row> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst();
    }

    private static Identity identity(Row row) {
        return new Identity(
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("provider"),
                row.getOffsetDateTime("linked_at").toInstant());
    }
}
