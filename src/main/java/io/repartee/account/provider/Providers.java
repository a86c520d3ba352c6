package io.repartee.account.provider;

import io.repartee.ids.SiteId;
import io.repartee.site.ProviderStore;
import io.repartee.site.Refreshed;
import io.repartee.site.SignInProvider;
import io.repartee.site.SignInWays;
import io.repartee.site.Site;
import io.repartee.stream.ControlListener;
import io.repartee.stream.EventType;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The services by which people sign in at sites, from memory; a change is seen at once, wherever it was made. Thread-safe. */
public final class Providers implements ControlListener {
    private static final int MOST_SITES = 10_000;

    private final Refreshed<SiteId, List<SignInProvider>> providers;

    public Providers(Vertx vertx, ProviderStore store, InstantSource clock) {
        // none is an answer like others: it is kept, so that sites without services need no database to be described
        this.providers = new Refreshed<>(vertx, clock, MOST_SITES, store::all, none -> false);
    }

    /** Fails with {@code sign_in_not_offered}. */
    Future<SignInProvider> find(Site site, String key) {
        return providers
                .get(site.id())
                .map(all -> all.stream()
                        .filter(one -> one.key().equals(key))
                        .findFirst()
                        .orElseThrow(() -> Problem.of(ErrorCode.SIGN_IN_NOT_OFFERED)));
    }

    /** As they are offered to people. */
    public Future<List<SignInWays.Way>> ways(Site site) {
        return providers
                .get(site.id())
                .map(all -> all.stream()
                        .map(one -> new SignInWays.Way("oidc", one.key(), one.name()))
                        .toList());
    }

    @Override
    public void changed(SiteId site, EventType type, Optional<UUID> account) {
        if (type == EventType.SITE_CHANGED) {
            providers.forget(site);
        }
    }

    @Override
    public void uncertain(SiteId site) {
        providers.forget(site);
    }

    /** What is known is refreshed every few seconds anyway. */
    @Override
    public void lost(SiteId site) {}
}
