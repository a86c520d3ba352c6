package io.repartee.site;

import io.repartee.web.Route;
import java.util.List;
import java.util.Map;

/**
 * What this server offers to who is signed in, by the routes that it has: a page shows nothing that would be refused. Told once, when all
 * routes are known. Thread-safe.
 */
public final class Offered {
    private static final Map<String, String> BY_ROUTE = Map.of(
            "/api/v1/sites/{site}/inbox", "inbox",
            "/api/v1/sites/{site}/follows", "follows",
            "/api/v1/sites/{site}/mentions", "mentions",
            "/api/v1/sites/{site}/mutes/{id}", "mutes",
            "/api/v1/sites/{site}/accounts/me/comments", "comments");

    private volatile List<String> names = List.of();

    public void by(List<Route> routes) {
        names = routes.stream()
                .map(route -> BY_ROUTE.get(route.template()))
                .filter(name -> name != null)
                .distinct()
                .sorted()
                .toList();
    }

    List<String> names() {
        return names;
    }
}
