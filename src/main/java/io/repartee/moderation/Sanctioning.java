package io.repartee.moderation;

import io.repartee.account.Access;
import io.repartee.account.AccountStore;
import io.repartee.account.Caller;
import io.repartee.account.KnownAccounts;
import io.repartee.ids.AccountId;
import io.repartee.ids.SanctionId;
import io.repartee.ids.Uuids;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A moderator puts a sanction on somebody or on a domain of mail, or lifts one. Takes effect on every node. Thread-safe. */
public final class Sanctioning {
    private final SanctionStore store;
    private final AccountStore accounts;
    private final KnownAccounts known;
    private final InstantSource clock;

    public Sanctioning(SanctionStore store, AccountStore accounts, KnownAccounts known, InstantSource clock) {
        this.store = store;
        this.accounts = accounts;
        this.known = known;
        this.clock = clock;
    }

    /** Fails with {@code account_not_found}, and as {@link Access#mustSanction} says. */
    Future<SanctionEntry> add(Caller moderator, AccountId account, SanctionRequest request) {
        Access.mustModerate(moderator);
        SanctionRequest.Checked checked = request.check(clock.instant());
        return target(moderator, account).compose(found -> add(moderator, account, found.name(), null, checked));
    }

    Future<SanctionEntry> add(Caller moderator, SanctionRequest.OfDomain request) {
        Access.mustModerate(moderator);
        SanctionRequest.Checked checked = request.check(clock.instant());
        return add(moderator, null, null, request.checkedDomain(), checked);
    }

    /** Fails with {@code sanction_not_found} also when it has been lifted already. */
    Future<Void> lift(Caller moderator, AccountId account, SanctionId id) {
        Access.mustModerate(moderator);
        return target(moderator, account).compose(found -> lifted(store.lift(moderator, id, account, now())));
    }

    /** One that is on a domain; those on accounts are lifted under their account. */
    Future<Void> lift(Caller moderator, SanctionId id) {
        Access.mustModerate(moderator);
        return lifted(store.lift(moderator, id, null, now()));
    }

    Future<Void> acknowledge(Caller warned, SanctionId id) {
        Access.mustSignIn(warned);
        return lifted(store.acknowledge(warned, id, now()));
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Future<AccountStore.Known> target(Caller moderator, AccountId account) {
        return accounts.find(moderator.site().id(), account)
                .map(found -> found.orElseThrow(() -> Problem.of(ErrorCode.ACCOUNT_NOT_FOUND)))
                .map(found -> {
                    Access.mustSanction(moderator, account, found.role());
                    return found;
                });
    }

    private Future<SanctionEntry> add(
            Caller by,
            @Nullable AccountId account,
            @Nullable String name,
            @Nullable String domain,
            SanctionRequest.Checked wanted) {
        Instant now = now();
        SanctionEntry entry = new SanctionEntry(
                new SanctionId(Uuids.version7(now.toEpochMilli())),
                account,
                name,
                domain,
                wanted.kind(),
                wanted.until() == null ? null : wanted.until().truncatedTo(ChronoUnit.MICROS),
                wanted.reason(),
                wanted.message(),
                wanted.note(),
                by.profile().id(),
                by.profile().name(),
                now,
                null,
                null,
                null);
        return known.ensure(by).compose(there -> store.add(by, entry)).map(entry);
    }

    private static Future<Void> lifted(Future<Boolean> done) {
        return done.map(found -> {
            if (!found) {
                throw Problem.of(ErrorCode.SANCTION_NOT_FOUND);
            }
            return null;
        });
    }
}
