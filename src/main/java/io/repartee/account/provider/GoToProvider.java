package io.repartee.account.provider;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.ids.AccountId;
import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Somebody wants to sign in by another service, or to have one more way in: where to send them. Nothing is kept. Thread-safe. */
public final class GoToProvider {
    private final SiteDirectory sites;
    private final Providers providers;
    private final Services services;
    private final InstantSource clock;

    public GoToProvider(SiteDirectory sites, Providers providers, Services services, InstantSource clock) {
        this.sites = sites;
        this.providers = providers;
        this.services = services;
        this.clock = clock;
    }

    /**
     * @param url where the window goes
     * @param secret what the browser keeps and brings along when it comes back
     */
    record Sent(String url, String secret, Instant expires) {}

    /** Fails with {@code sign_in_not_offered}, {@code provider_unavailable} or {@code provider_refused}. */
    Future<Sent> signIn(String siteKey, String provider) {
        return sites.site(siteKey).compose(site -> send(site, provider, Optional.empty()));
    }

    /** The same for one more way into the caller's account. */
    Future<Sent> link(Caller caller, String provider) {
        Access.mustHaveOwnAccount(caller);
        return send(caller.site(), provider, Optional.of(caller.profile().id()));
    }

    private Future<Sent> send(Site site, String key, Optional<AccountId> link) {
        return providers.find(site, key).compose(provider -> {
            SignInState state = SignInState.begin(site.id(), key, link, clock.instant());
            return services.of(provider)
                    .address(provider, services.way(site, state))
                    .map(url -> new Sent(url, state.browserSecret(services.seals()), state.expires()));
        });
    }
}
