package io.repartee.account.provider;

import io.repartee.account.own.proof.SpentProofs;
import io.repartee.account.session.Sessions;
import io.repartee.account.session.SignedIn;
import io.repartee.ids.AccountId;
import io.repartee.site.SignInProvider;
import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody comes back from another service with its answer: signs them in, or gives the account that began this one more way in. An answer
 * counts once, in the browser that asked, for ten minutes. Thread-safe.
 */
public final class ComeFromProvider {
    private final SiteDirectory sites;
    private final Providers providers;
    private final Services services;
    private final Identities identities;
    private final Sessions sessions;
    private final SpentProofs spent;
    private final InstantSource clock;

    public ComeFromProvider(
            SiteDirectory sites,
            Providers providers,
            Services services,
            Identities identities,
            Sessions sessions,
            SpentProofs spent,
            InstantSource clock) {
        this.sites = sites;
        this.providers = providers;
        this.services = services;
        this.identities = identities;
        this.sessions = sessions;
        this.spent = spent;
        this.clock = clock;
    }

    /**
     * What the service has put into the address of the window, and what the browser has kept.
     *
     * @param error why the service gives no code
     * @param iss who answers, if it says so
     */
    record ReturnRequest(
            @Nullable String state,
            @Nullable String secret,
            @Nullable String code,
            @Nullable String error,
            @Nullable String iss) {}

    /** Exactly one of the two. */
    record Arrived(Optional<SignedIn> signedIn, Optional<Identity> linked) {}

    /**
     * Fails with {@code link_invalid} for what was not begun here or not in this browser, {@code link_expired}, {@code link_used},
     * {@code sign_in_cancelled}, {@code provider_refused}, {@code provider_unavailable}, {@code sign_in_not_offered} or
     * {@code identity_taken}.
     */
    Future<Arrived> run(String siteKey, ReturnRequest request, Optional<String> userAgent) {
        return sites.site(siteKey).compose(site -> {
            SignInState state = state(site, request);
            mustHaveCode(request);
            return providers
                    .find(site, state.provider())
                    .compose(provider -> who(site, provider, state, request))
                    .compose(person -> once(state).compose(first -> arrive(site, state, person, userAgent)));
        });
    }

    private SignInState state(Site site, ReturnRequest request) {
        String text = request.state() == null ? "" : request.state();
        SignInState state = SignInState.parse(text, site.id(), services.seals(), clock.instant());
        if (request.secret() == null || !state.isOfBrowser(request.secret(), services.seals())) {
            throw Problem.of(ErrorCode.LINK_INVALID);
        }
        return state;
    }

    private static void mustHaveCode(ReturnRequest request) {
        if ("access_denied".equals(request.error())) {
            throw Problem.of(ErrorCode.SIGN_IN_CANCELLED);
        }
        if (request.error() != null || request.code() == null || request.code().isEmpty()) {
            throw Problem.of(ErrorCode.PROVIDER_REFUSED);
        }
    }

    /** A code that the service does not take a second time was used here, most likely: by a reload, or in another tab. */
    private Future<Person> who(Site site, SignInProvider provider, SignInState state, ReturnRequest request) {
        return services.of(provider)
                .who(site, provider, services.way(site, state), request.code(), request.iss())
                .recover(failure -> failure instanceof Problem problem && problem.code() == ErrorCode.PROVIDER_REFUSED
                        ? spent.isSpent(state.site(), state.id())
                                .compose(used -> Future.failedFuture(used ? Problem.of(ErrorCode.LINK_USED) : problem))
                        : Future.failedFuture(failure));
    }

    private Future<Void> once(SignInState state) {
        return spent.spend(state.site(), state.id(), state.expires()).map(first -> {
            if (!first) {
                throw Problem.of(ErrorCode.LINK_USED);
            }
            return null;
        });
    }

    private Future<Arrived> arrive(Site site, SignInState state, Person person, Optional<String> userAgent) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (state.link().isPresent()) {
            AccountId account = state.link().get();
            return identities
                    .link(site, account, state.provider(), person, now)
                    .map(identity -> new Arrived(Optional.empty(), Optional.of(identity)));
        }
        return identities
                .account(site, state.provider(), person, now)
                .compose(profile -> sessions.begin(site, profile, state.provider(), userAgent))
                .map(signedIn -> new Arrived(Optional.of(signedIn), Optional.empty()));
    }
}
