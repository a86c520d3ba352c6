package io.repartee.account.provider;

import io.repartee.ids.SiteId;
import io.repartee.site.ProviderStore;
import io.repartee.site.SignInProvider;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Sets up the services by which people sign in at a site. Those that the configuration declares are shown, and changed there alone
 * ({@code declared}). Whoever calls has seen to the caller's rights. Thread-safe.
 */
public final class ManageProviders {
    private static final int MOST = 20;

    private final ProviderStore store;
    private final String publicUrl;

    /** @param publicUrl how browsers reach this server */
    public ManageProviders(ProviderStore store, String publicUrl) {
        this.store = store;
        this.publicUrl = publicUrl;
    }

    public Future<List<SignInProvider>> all(SiteId site) {
        return store.all(site);
    }

    /** The address to register at every service of a site. */
    public String returnTo(String siteKey) {
        return Services.returnTo(publicUrl, siteKey);
    }

    /** As it is afterwards. Fails with {@code invalid_fields} or {@code declared}. @param by null for the command line */
    public Future<SignInProvider> put(SiteId site, String key, ProviderRequest request, @Nullable UUID by) {
        SignInProvider provider = request.check(key);
        return store.all(site).compose(there -> {
            if (there.size() >= MOST
                    && there.stream().noneMatch(one -> one.key().equals(key))) {
                throw Problem.field("", "A site has at most " + MOST + " of them.");
            }
            return store.put(site, provider, request.clientSecret(), by).map(done -> {
                if (!done) {
                    throw Problem.of(ErrorCode.DECLARED);
                }
                return provider;
            });
        });
    }

    /** Fails with {@code not_found} or {@code declared}. Whoever signed in by it stays signed in. */
    public Future<Void> remove(SiteId site, String key, @Nullable UUID by) {
        return store.all(site).compose(there -> {
            SignInProvider known = there.stream()
                    .filter(one -> one.key().equals(key))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(ErrorCode.NOT_FOUND));
            if (known.declared()) {
                throw Problem.of(ErrorCode.DECLARED);
            }
            return store.remove(site, key, by).mapEmpty();
        });
    }
}
