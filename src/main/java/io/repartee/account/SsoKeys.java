package io.repartee.account;

import io.repartee.ids.SiteId;
import io.repartee.site.Refreshed;
import io.repartee.site.Site;
import io.repartee.site.SiteStore;
import io.repartee.site.SsoKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The keys of the publishers, from memory; a key that is withdrawn is refused within seconds. Thread-safe. */
public final class SsoKeys {
    private static final int MOST_SITES = 10_000;

    private final Vertx vertx;
    private final Refreshed<SiteId, Map<Name, VerificationKey>> keys;

    private record Name(String issuer, String kid) {}

    public SsoKeys(Vertx vertx, SiteStore store, InstantSource clock) {
        this(vertx, store::keys, clock);
    }

    SsoKeys(Vertx vertx, Function<SiteId, Future<List<SsoKey>>> load, InstantSource clock) {
        this.vertx = vertx;
        this.keys = new Refreshed<>(
                vertx, clock, MOST_SITES, site -> load.apply(site).map(this::prepared), Map::isEmpty);
    }

    /** Fails with {@link TokenRejected} when the site has no such key. */
    Future<VerificationKey> find(Site site, String issuer, String kid) {
        return keys.get(site.id()).compose(known -> {
            VerificationKey key = known.get(new Name(issuer, kid));
            return key == null
                    ? Future.failedFuture(new TokenRejected("no such key of that issuer on this site"))
                    : Future.succeededFuture(key);
        });
    }

    /** What is known about the site's keys is not certain any more. */
    void forget(SiteId site) {
        keys.forget(site);
    }

    private Map<Name, VerificationKey> prepared(List<SsoKey> rows) {
        Map<Name, VerificationKey> prepared = new HashMap<>();
        for (SsoKey row : rows) {
            prepared.put(new Name(row.issuer(), row.kid()), VerificationKey.of(vertx, row));
        }
        return Map.copyOf(prepared);
    }
}
