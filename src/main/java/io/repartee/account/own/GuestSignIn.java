package io.repartee.account.own;

import io.repartee.account.Caller;
import io.repartee.account.DisplayNames;
import io.repartee.account.KnownAccounts;
import io.repartee.account.Role;
import io.repartee.account.own.proof.ProofOfWork;
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
import org.jspecify.annotations.Nullable;

/** Makes a guest: an account of nothing but a name, proven by the session that this begins. */
public final class GuestSignIn {
    private static final String METHOD = "guest";

    private final SiteDirectory sites;
    private final KnownAccounts accounts;
    private final TakenNames names;
    private final ProofOfWork work;
    private final Sessions sessions;
    private final RateLimits limits;
    private final InstantSource clock;

    public GuestSignIn(
            SiteDirectory sites,
            KnownAccounts accounts,
            TakenNames names,
            ProofOfWork work,
            Sessions sessions,
            RateLimits limits,
            InstantSource clock) {
        this.sites = sites;
        this.accounts = accounts;
        this.names = names;
        this.work = work;
        this.sessions = sessions;
        this.limits = limits;
        this.clock = clock;
    }

    /** What a guest has to work on. Fails with {@code guests_not_allowed}. */
    Future<ProofOfWork.Given> challenge(String siteKey, Visitor visitor) {
        return sites.site(siteKey).map(site -> {
            mustTakeGuests(site);
            return work.challenge(site, visitor.address());
        });
    }

    /**
     * Fails with {@code guests_not_allowed}, {@code invalid_fields}, {@code name_taken}, {@code proof_required}, {@code proof_wrong} or
     * {@code too_many_requests}.
     */
    Future<SignedIn> signIn(String siteKey, String name, ProofOfWork.@Nullable Proof proof, Visitor visitor) {
        return sites.site(siteKey).compose(site -> signIn(site, name, proof, visitor));
    }

    private Future<SignedIn> signIn(Site site, String name, ProofOfWork.@Nullable Proof proof, Visitor visitor) {
        mustTakeGuests(site);
        String fit = DisplayNames.chosen(name);
        limits.guests().take(visitor.address());
        return work.admit(site, visitor.address(), proof)
                .compose(admitted -> names.mustBeFree(site, fit))
                .compose(free -> make(site, fit, visitor));
    }

    private static void mustTakeGuests(Site site) {
        if (!site.guests()) {
            throw Problem.of(ErrorCode.GUESTS_NOT_ALLOWED);
        }
    }

    private Future<SignedIn> make(Site site, String fit, Visitor visitor) {
        AccountId id = new AccountId(Uuids.version7(clock.millis()));
        Caller.Profile guest = new Caller.Profile(id, Caller.Kind.GUEST, fit, null, null, null);
        return accounts.ensure(site.id(), guest, Role.READER)
                .compose(kept -> sessions.begin(site, guest, METHOD, visitor.userAgent()));
    }
}
