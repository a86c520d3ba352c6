package io.repartee.thread;

import io.repartee.ids.SiteId;
import io.repartee.site.Policy;
import io.repartee.site.Site;
import io.repartee.site.SiteDirectory;
import io.vertx.core.Future;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Whether the readers of a site are counted, for sites that somebody listens to: from memory, as it is asked for each socket. One
 * per node; thread-safe.
 */
final class SitePresence {
    private final SiteDirectory sites;
    private final ConcurrentMap<SiteId, Known> known = new ConcurrentHashMap<>();

    /** @param asked how often it has been asked for; the latest answer counts */
    private record Known(String key, Policy.Presence presence, long asked) {}

    SitePresence(SiteDirectory sites) {
        this.sites = sites;
    }

    /** Somebody has come to that site. */
    void seen(Site site) {
        known.putIfAbsent(site.id(), new Known(site.key(), site.policy().presence(), 0));
    }

    Policy.Presence of(SiteId site) {
        Known now = known.get(site);
        return now == null ? Policy.Presence.DEFAULT : now.presence;
    }

    /** The site may be set otherwise now; completes when that is known here, and never fails. */
    Future<Void> again(SiteId site) {
        Known asking = known.computeIfPresent(site, (id, now) -> new Known(now.key, now.presence, now.asked + 1));
        if (asking == null) {
            return Future.succeededFuture();
        }
        return sites.site(asking.key)
                .onSuccess(found -> known.computeIfPresent(
                        site,
                        (id, now) -> now.asked > asking.asked
                                ? now
                                : new Known(now.key, found.policy().presence(), now.asked)))
                .<Void>mapEmpty()
                .otherwiseEmpty();
    }
}
