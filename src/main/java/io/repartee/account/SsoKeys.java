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
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The keys of the publishers, from memory; a key that is withdrawn is refused within seconds. A key of its own goes before the
 * set that its issuer publishes. Thread-safe.
 */
public final class SsoKeys {
    private static final int MOST_SITES = 10_000;

    private final Vertx vertx;
    private final InstantSource clock;
    private final KeySets published;
    private final Refreshed<SiteId, OfSite> keys;
    private final List<Consumer<SiteId>> forgetters = new CopyOnWriteArrayList<>();

    private record Name(String issuer, String kid) {}

    /** @param sets by issuer */
    private record OfSite(Map<Name, VerificationKey> single, Map<String, SsoKey> sets) {
        boolean isEmpty() {
            return single.isEmpty() && sets.isEmpty();
        }
    }

    public SsoKeys(Vertx vertx, SiteStore store, KeySets published, InstantSource clock) {
        this(vertx, store::keys, published, clock);
    }

    /** For programs that ask nobody for published sets. */
    public SsoKeys(Vertx vertx, SiteStore store, InstantSource clock) {
        this(vertx, store::keys, clock);
    }

    SsoKeys(Vertx vertx, Function<SiteId, Future<List<SsoKey>>> load, InstantSource clock) {
        this(vertx, load, KeySets.none(vertx, clock), clock);
    }

    SsoKeys(Vertx vertx, Function<SiteId, Future<List<SsoKey>>> load, KeySets published, InstantSource clock) {
        this.vertx = vertx;
        this.clock = clock;
        this.published = published;
        this.keys = new Refreshed<>(
                vertx, clock, MOST_SITES, site -> load.apply(site).map(this::prepared), OfSite::isEmpty);
    }

    /** Fails with {@link TokenRejected} when the site has no such key, with {@code keys_unavailable} when nobody can know. */
    Future<VerificationKey> find(Site site, String issuer, String kid) {
        return keys.get(site.id()).compose(known -> find(site.id(), known, issuer, kid));
    }

    private Future<VerificationKey> find(SiteId site, OfSite known, String issuer, String kid) {
        VerificationKey key = known.single().get(new Name(issuer, kid));
        if (key != null) {
            return clock.instant().isBefore(key.until())
                    ? Future.succeededFuture(key)
                    : Future.failedFuture(new TokenRejected("the key is retired"));
        }
        SsoKey set = known.sets().get(issuer);
        return set == null
                ? Future.failedFuture(new TokenRejected("no such key of that issuer on this site"))
                : published.find(site, set, kid);
    }

    /** What is known about the site's keys is not certain any more. */
    void forget(SiteId site) {
        keys.forget(site);
        forgetters.forEach(forgetter -> forgetter.accept(site));
    }

    /** @param forgetter is told of each site whose keys are forgotten */
    void whenForgotten(Consumer<SiteId> forgetter) {
        forgetters.add(forgetter);
    }

    /** @param listener hears of a site whose issuer has taken a published key back */
    void whenTakenBack(Consumer<SiteId> listener) {
        published.whenTakenBack(listener);
    }

    private OfSite prepared(List<SsoKey> rows) {
        Map<Name, VerificationKey> single = new HashMap<>();
        Map<String, SsoKey> sets = new HashMap<>();
        for (SsoKey row : rows) {
            if (row.isSet()) {
                sets.put(row.issuer(), row);
            } else {
                single.put(new Name(row.issuer(), row.kid()), VerificationKey.of(vertx, row));
            }
        }
        return new OfSite(Map.copyOf(single), Map.copyOf(sets));
    }
}
