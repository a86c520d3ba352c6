package io.repartee.account.operator;

import io.repartee.account.AccountStore;
import io.repartee.account.Caller;
import io.repartee.account.Role;
import io.repartee.account.TokenIssuer;
import io.repartee.ids.AccountId;
import io.repartee.site.SiteDirectory;
import io.repartee.site.SiteRegister;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * What operators do to sites: make them, change them, and work on one as its admin. A site that the configuration declares is
 * changed there alone ({@code declared}). Thread-safe.
 */
public final class ManageSites {
    private static final Duration LASTS = Duration.ofHours(12);

    private final SiteRegister register;
    private final SiteDirectory sites;
    private final AccountStore accounts;
    private final TokenIssuer tokens;
    private final InstantSource clock;

    public ManageSites(
            SiteRegister register,
            SiteDirectory sites,
            AccountStore accounts,
            TokenIssuer tokens,
            InstantSource clock) {
        this.register = register;
        this.sites = sites;
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** A way to a site's desk. */
    record Pass(String site, String token, Instant expiresAt) {}

    /** Fails with {@code invalid_fields} or {@code already_there}. */
    Future<SiteRegister.Entry> make(Operator by, SiteRequest request) {
        SiteRegister.Entry made =
                new SiteRegister.Entry(request.made(), false, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return register.make(made.site(), by.id()).map(done -> {
            if (!done) {
                throw Problem.of(ErrorCode.ALREADY_THERE);
            }
            return made;
        });
    }

    /** Fails with {@code site_not_found}, {@code declared} or {@code invalid_fields}. */
    Future<SiteRegister.Entry> change(Operator by, String key, SiteRequest request) {
        return register.find(key).compose(found -> {
            SiteRegister.Entry before = found.orElseThrow(() -> Problem.of(ErrorCode.SITE_NOT_FOUND));
            if (before.declared()) {
                throw Problem.of(ErrorCode.DECLARED);
            }
            SiteRegister.Entry after =
                    new SiteRegister.Entry(request.changed(before.site()), false, before.createdAt());
            return register.change(after.site(), by.id()).map(done -> {
                if (!done) {
                    throw Problem.of(ErrorCode.DECLARED);
                }
                return after;
            });
        });
    }

    /** The operator as an admin of that site. Fails with {@code site_not_found}. */
    Future<Pass> pass(Operator operator, String key) {
        return sites.site(key).compose(site -> {
            Caller.Profile profile = new Caller.Profile(
                    new AccountId(operator.id()), Caller.Kind.LOCAL, operator.name(), null, null, null);
            return accounts.ensure(site.id(), profile, Role.ADMIN)
                    .map(there -> new Pass(
                            key,
                            tokens.issue(site, profile, Role.ADMIN, LASTS),
                            clock.instant().plus(LASTS).truncatedTo(ChronoUnit.SECONDS)));
        });
    }
}
