package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The rows of accounts. */
public final class AccountStore {
    private final Pool pool;
    private final Together<Ensured, Void> ensured = new Together<>(Ensured::row, this::ensureAll);

    public AccountStore(Pool pool) {
        this.pool = pool;
    }

    /**
     * An account as its row has it.
     *
     * @param proven the role that its last token gave
     * @param rule what this server says about its role
     */
    public record Known(
            AccountId id,
            Caller.Kind kind,
            String name,
            @Nullable String avatar,
            Role proven,
            Optional<RoleRule> rule,
            Instant createdAt) {
        Known ruledBy(Optional<RoleRule> other) {
            return new Known(id, kind, name, avatar, proven, other, createdAt);
        }

        /** The role that counts, as far as known. */
        public Role role() {
            return rule.map(said -> said.apply(proven)).orElse(proven);
        }
    }

    public Future<Optional<Known>> find(SiteId site, AccountId account) {
        return pool.preparedQuery(AccountSql.FIND)
                .execute(Tuple.of(site.value(), account.value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(known(account, rows.iterator().next())));
    }

    /**
     * By id, after the one given: those whose role counts for at least that one; without one, whoever is more than a reader or has a
     * word of this server about it. A role that a token gave counts from its first use here.
     */
    public Future<List<Known>> staff(SiteId site, Optional<Role> least, UUID after, int limit) {
        return pool.preparedQuery(AccountSql.STAFF)
                .execute(Tuple.of(site.value(), least.map(Role::ordinal).orElse(null), after, limit))
                .map(rows -> {
                    List<Known> all = new ArrayList<>(rows.size());
                    rows.forEach(row -> all.add(known(new AccountId(row.getUUID("account_id")), row)));
                    return all;
                });
    }

    private static Known known(AccountId id, Row row) {
        return new Known(
                id,
                Caller.Kind.values()[row.getInteger("kind")],
                row.getString("name"),
                row.getString("avatar"),
                Role.of(row.getInteger("role")),
                Optional.ofNullable(row.getInteger("rule"))
                        .map(role -> new RoleRule(Role.of(role), row.getBoolean("at_most"))),
                row.getOffsetDateTime("created_at").toInstant());
    }

    /** The account has a row, and from now on its row says what the profile says, and which role its token gives. */
    public Future<Void> ensure(SiteId site, Caller.Profile profile, Role proven) {
        return ensure(site, profile, proven, null);
    }

    /**
     * The same, unless the row comes from a token that was issued later.
     *
     * @param issuedAt null for now
     */
    Future<Void> ensure(SiteId site, Caller.Profile profile, Role proven, @Nullable Instant issuedAt) {
        return ensured.ask(new Ensured(site, profile, proven, issuedAt));
    }

    /** An account whose row is to say what its token does. */
    private record Ensured(
            SiteId site,
            Caller.Profile profile,
            Role proven,
            @Nullable Instant issuedAt) {
        private record Place(SiteId site, AccountId account) {}

        private Place row() {
            return new Place(site, profile.id());
        }
    }

    private Future<List<Void>> ensureAll(List<Ensured> all) {
        Tuple rows = Tuple.tuple()
                .addArrayOfInteger(column(all, Integer[]::new, one -> one.site().value()))
                .addArrayOfUUID(
                        column(all, UUID[]::new, one -> one.profile().id().value()))
                .addArrayOfShort(column(
                        all, Short[]::new, one -> (short) one.profile().kind().ordinal()))
                .addArrayOfString(
                        column(all, String[]::new, one -> one.profile().name()))
                .addArrayOfString(
                        column(all, String[]::new, one -> one.profile().avatar()))
                .addArrayOfString(
                        column(all, String[]::new, one -> one.profile().issuer()))
                .addArrayOfString(
                        column(all, String[]::new, one -> one.profile().subject()))
                .addArrayOfShort(
                        column(all, Short[]::new, one -> (short) one.proven().ordinal()))
                .addArrayOfOffsetDateTime(column(
                        all,
                        OffsetDateTime[]::new,
                        one -> one.issuedAt() == null ? null : one.issuedAt().atOffset(ZoneOffset.UTC)));
        return pool.preparedQuery(AccountSql.ENSURE)
                .execute(rows)
                .compose(done -> claimAuthors(all))
                .map(done -> Collections.nCopies(all.size(), null));
    }

    /** Whose address the publisher has verified gets the comments that were imported of it; most tokens say nothing of an address. */
    private Future<?> claimAuthors(List<Ensured> all) {
        List<Ensured> verified =
                all.stream().filter(one -> one.profile().mailDigest() != null).toList();
        if (verified.isEmpty()) {
            return Future.succeededFuture();
        }
        Tuple rows = Tuple.tuple()
                .addArrayOfInteger(
                        column(verified, Integer[]::new, one -> one.site().value()))
                .addArrayOfUUID(
                        column(verified, UUID[]::new, one -> one.profile().id().value()))
                .addArrayOfString(
                        column(verified, String[]::new, one -> one.profile().mailDigest()));
        return pool.preparedQuery(AccountSql.CLAIM_AUTHORS).execute(rows);
    }

    private static <V> V[] column(List<Ensured> all, IntFunction<V[]> array, Function<Ensured, @Nullable V> value) {
        return all.stream().map(value).toArray(array);
    }
}
