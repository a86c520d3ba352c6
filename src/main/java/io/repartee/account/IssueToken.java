package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.Uuids;
import io.repartee.site.Site;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Gives an account of this server's own, at an operator's word, the proof of being it. The account is known by its name:
 * the same name on the same site is the same account, whatever role this token gives it.
 */
public final class IssueToken {
    private static final String LOCAL = "local";

    private final AccountStore accounts;
    private final TokenIssuer tokens;

    public IssueToken(AccountStore accounts, TokenIssuer tokens) {
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** Fails with {@code invalid_fields} for a name that cannot be shown. */
    public Future<String> issue(Site site, String name, Role role, Duration lasts) {
        String fit = DisplayName.ofGuest(name);
        AccountId id = new AccountId(Uuids.named(LOCAL, fit));
        Caller.Profile profile = new Caller.Profile(id, Caller.Kind.LOCAL, fit, null, null, null);
        return accounts.ensure(site.id(), profile, role).map(kept -> tokens.issue(site, profile, role, lasts));
    }
}
