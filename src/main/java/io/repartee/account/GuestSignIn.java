package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.Uuids;
import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.repartee.web.RateLimits;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;

/** Makes a guest: an account of nothing but a name, proven by the token that this gives. */
public final class GuestSignIn {
    private static final Duration LASTS = Duration.ofDays(30);

    private final SiteDirectory sites;
    private final KnownAccounts accounts;
    private final TokenIssuer tokens;
    private final RateLimits limits;
    private final InstantSource clock;

    /** A guest and the proof of being it. */
    public record SignedIn(String token, Caller.Profile profile) {}

    public GuestSignIn(
            SiteDirectory sites, KnownAccounts accounts, TokenIssuer tokens, RateLimits limits, InstantSource clock) {
        this.sites = sites;
        this.accounts = accounts;
        this.tokens = tokens;
        this.limits = limits;
        this.clock = clock;
    }

    /** Fails with {@code guests_not_allowed}, {@code invalid_fields} or {@code too_many_requests}. */
    public Future<SignedIn> signIn(String siteKey, String name, String address) {
        return sites.site(siteKey).compose(site -> signIn(site, name, address));
    }

    private Future<SignedIn> signIn(Site site, String name, String address) {
        if (!site.guests()) {
            throw Problem.of(ErrorCode.GUESTS_NOT_ALLOWED);
        }
        String fit = DisplayName.ofGuest(name);
        limits.guests().take(address);
        AccountId id = new AccountId(Uuids.version7(clock.millis()));
        Caller.Profile guest = new Caller.Profile(id, Caller.Kind.GUEST, fit, null, null, null);
        return accounts.ensure(site.id(), guest, Role.READER)
                .map(kept -> new SignedIn(tokens.issue(site, guest, Role.READER, LASTS), guest));
    }
}
