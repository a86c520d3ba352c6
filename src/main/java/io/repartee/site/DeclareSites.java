package io.repartee.site;

import io.vertx.core.Future;
import java.util.Comparator;
import java.util.List;

/** At start: makes the sites of the configuration what they are declared to be. Sites that are not named stay as they are. */
public final class DeclareSites {
    private final SiteStore store;

    public DeclareSites(SiteStore store) {
        this.store = store;
    }

    /** One after the other by key, so that nodes that start at once wait for each other instead of colliding. */
    public Future<Void> declare(List<SiteDeclaration> sites) {
        Future<Void> done = Future.succeededFuture();
        for (SiteDeclaration site : sites.stream()
                .sorted(Comparator.comparing(SiteDeclaration::site))
                .toList()) {
            done = done.compose(before -> store.declare(site).mapEmpty());
        }
        return done.compose(declared ->
                store.onlyDeclared(sites.stream().map(SiteDeclaration::site).toList()));
    }
}
