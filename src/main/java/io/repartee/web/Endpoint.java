package io.repartee.web;

import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The methods of one path. HEAD is answered by GET, OPTIONS by the house itself. */
final class Endpoint {
    private final Map<HttpMethod, Target> targets = new LinkedHashMap<>();
    private String allow = "";
    private int siteIndex = -1;

    /** A route with the names of its path's parts, in order. */
    record Target(Route.Handler handler, List<String> names, Limited limited, Takes takes) {}

    void add(Route route, List<String> names) {
        Target target = new Target(route.handler(), List.copyOf(names), route.limited(), route.takes());
        if (targets.put(route.method(), target) != null) {
            throw new IllegalArgumentException("two routes for " + route.method() + " " + route.template());
        }
        siteIndex = names.indexOf("site");
        if (route.method().equals(HttpMethod.GET)) {
            targets.put(HttpMethod.HEAD, targets.get(HttpMethod.GET));
        }
        allow = new TreeSet<>(targets.keySet().stream().map(HttpMethod::name).toList())
                .stream().collect(Collectors.joining(", ", "", ", OPTIONS"));
    }

    @Nullable
    Target target(HttpMethod method) {
        return targets.get(method);
    }

    /** Which part of the path is the site's key; negative when none is. */
    int siteIndex() {
        return siteIndex;
    }

    /** The value of an {@code Allow} header. */
    String allow() {
        return allow;
    }
}
