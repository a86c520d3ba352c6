package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Signs somebody out everywhere: tokens that were issued up to now are refused on every node, whoever issued them. Who signs
 * in afterwards gets a token that counts. Thread-safe.
 */
public final class SignOut {
    private final RightsStore rights;
    private final AccountStore accounts;
    private final KnownAccounts known;
    private final InstantSource clock;

    public SignOut(RightsStore rights, AccountStore accounts, KnownAccounts known, InstantSource clock) {
        this.rights = rights;
        this.accounts = accounts;
        this.known = known;
        this.clock = clock;
    }

    /** Oneself. */
    public Future<Void> run(Caller caller) {
        Access.mustSignIn(caller);
        return known.ensure(caller)
                .compose(there -> rights.signOut(caller, caller.profile().id(), now()));
    }

    /** Somebody else. Fails with {@code account_not_found}. */
    Future<Void> run(Caller admin, AccountId account) {
        Access.mustRule(admin, account);
        return accounts.find(admin.site().id(), account)
                .compose(found -> found.isEmpty()
                        ? Future.failedFuture(Problem.of(ErrorCode.ACCOUNT_NOT_FOUND))
                        : rights.signOut(admin, account, now()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
