package io.repartee.site;

import io.repartee.ids.SiteId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Origins;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

/** The sites by their keys, from memory; a change is seen within seconds. Thread-safe. */
public final class SiteDirectory implements Origins {
    private static final int MOST_SITES = 10_000;

    private final Refreshed<String, Optional<Site>> sites;

    public SiteDirectory(Vertx vertx, SiteStore store, InstantSource clock) {
        this.sites = new Refreshed<>(vertx, clock, MOST_SITES, store::find, Optional::isEmpty);
    }

    /** Fails with {@code site_not_found}. */
    public Future<Site> site(String key) {
        return SiteDeclaration.isKey(key)
                ? sites.get(key).compose(SiteDirectory::present)
                : Future.failedFuture(Problem.of(ErrorCode.SITE_NOT_FOUND));
    }

    /** What is known about that site is not certain any more. */
    public void forget(SiteId id) {
        sites.forgetAll(site -> site.filter(known -> known.id().equals(id)).isPresent());
    }

    @Override
    public Future<Set<String>> of(String siteKey) {
        return site(siteKey).map(Site::origins);
    }

    private static Future<Site> present(Optional<Site> site) {
        return site.isPresent()
                ? Future.succeededFuture(site.get())
                : Future.failedFuture(Problem.of(ErrorCode.SITE_NOT_FOUND));
    }
}
