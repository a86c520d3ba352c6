package io.repartee.account.own;

import io.repartee.account.Caller;
import io.repartee.account.DisplayNames;
import io.repartee.account.KnownAccounts;
import io.repartee.account.Role;
import io.repartee.account.session.Sessions;
import io.repartee.account.session.SignedIn;
import io.repartee.ids.AccountId;
import io.repartee.ids.Uuids;
import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.repartee.web.RateLimits;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Optional;

/** Makes a guest: an account of nothing but a name, proven by the session that this begins. */
public final class GuestSignIn {
    private static final String METHOD = "guest";

    private final SiteDirectory sites;
    private final KnownAccounts accounts;
    private final Sessions sessions;
    private final RateLimits limits;
    private final InstantSource clock;

    public GuestSignIn(
            SiteDirectory sites, KnownAccounts accounts, Sessions sessions, RateLimits limits, InstantSource clock) {
        this.sites = sites;
        this.accounts = accounts;
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    /** Fails with {@code guests_not_allowed}, {@code invalid_fields} or {@code too_many_requests}. */
    Future<SignedIn> signIn(String siteKey, String name, String address, Optional<String> userAgent) {
        return sites.site(siteKey).compose(site -> signIn(site, name, address, userAgent));
    }

    private Future<SignedIn> signIn(Site site, String name, String address, Optional<String> userAgent) {
        if (!site.guests()) {
            throw Problem.of(ErrorCode.GUESTS_NOT_ALLOWED);
        }
        String fit = DisplayNames.chosen(name);
        limits.guests().take(address);
        AccountId id = new AccountId(Uuids.version7(clock.millis()));
        Caller.Profile guest = new Caller.Profile(id, Caller.Kind.GUEST, fit, null, null, null);
        return accounts.ensure(site.id(), guest, Role.READER)
                .compose(kept -> sessions.begin(site, guest, METHOD, userAgent));
    }
}
