package io.repartee.person;

import io.repartee.account.Access;
import io.repartee.account.AccountStore;
import io.repartee.account.Caller;
import io.repartee.account.RightsStore;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.outbox.Outbox;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Somebody asks to be erased, or an admin does it for them. When this completes, the order is durable and every token of the account
 * has ended; {@link Erasure} does the rest, on whichever node and after whatever crash. Thread-safe.
 */
public final class EraseAccount {
    private final Outbox outbox;
    private final RightsStore rights;
    private final AccountStore accounts;
    private final InstantSource clock;

    public EraseAccount(Outbox outbox, RightsStore rights, AccountStore accounts, InstantSource clock) {
        this.outbox = outbox;
        this.rights = rights;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Oneself. Whoever has never written has no row, and nothing to erase: it is the same answer. */
    Future<Void> run(Caller caller) {
        Access.mustSignIn(caller);
        AccountId me = caller.profile().id();
        return accounts.find(caller.site().id(), me)
                .compose(found -> found.isEmpty() ? Future.succeededFuture() : order(caller, me));
    }

    /** Somebody else. Fails with {@code account_not_found}. */
    Future<Void> run(Caller admin, AccountId account) {
        Access.mustRule(admin, account);
        return accounts.find(admin.site().id(), account)
                .compose(found -> found.isEmpty()
                        ? Future.failedFuture(Problem.of(ErrorCode.ACCOUNT_NOT_FOUND))
                        : order(admin, account));
    }

    private Future<Void> order(Caller by, AccountId account) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        SiteId site = by.site().id();
        AccountId who = by.profile().id();
        return outbox.put(Erasure.order(site, account, who, now))
                .compose(put -> rights.signOut(site, who, account, now));
    }
}
