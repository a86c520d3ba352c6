package io.repartee.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the endpoint of a path by walking a tree of its segments, so that a request costs the same however many routes
 * there are. A fixed segment wins over a named one. Immutable once built.
 */
final class RouteTable {
    private final Node root = new Node();

    /** An endpoint and the raw values of its named segments, in order. */
    record Match(Endpoint endpoint, List<String> values) {
        /** The key of the site that the path names, as it is written there. */
        Optional<String> site() {
            int index = endpoint.siteIndex();
            return index < 0 ? Optional.empty() : Optional.of(values.get(index));
        }
    }

    private static final class Node {
        final Map<String, Node> fixed = new HashMap<>();

        @Nullable
        Node named;

        @Nullable
        Endpoint endpoint;
    }

    RouteTable(List<Route> routes) {
        routes.forEach(this::add);
    }

    private void add(Route route) {
        Node node = root;
        List<String> names = new ArrayList<>();
        for (String segment : route.template().substring(1).split("/")) {
            if (segment.startsWith("{")) {
                names.add(segment.substring(1, segment.length() - 1));
                node.named = node.named == null ? new Node() : node.named;
                node = node.named;
            } else {
                node = node.fixed.computeIfAbsent(segment, absent -> new Node());
            }
        }
        node.endpoint = node.endpoint == null ? new Endpoint() : node.endpoint;
        node.endpoint.add(route, names);
    }

    /** Null when no route has this path, whatever the method. One slash at the end makes no difference. */
    @Nullable
    Match find(String path) {
        int length = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
        List<String> values = new ArrayList<>(4);
        Endpoint endpoint = walk(root, path, 1, length, values);
        return endpoint == null ? null : new Match(endpoint, values);
    }

    private static @Nullable Endpoint walk(Node node, String path, int from, int length, List<String> values) {
        if (from > length) {
            return node.endpoint;
        }
        int slash = path.indexOf('/', from);
        int end = slash < 0 || slash > length ? length : slash;
        String segment = path.substring(from, end);
        Node fixed = node.fixed.get(segment);
        Endpoint found = fixed == null ? null : walk(fixed, path, end + 1, length, values);
        if (found != null || node.named == null || segment.isEmpty()) {
            return found;
        }
        values.add(segment);
        found = walk(node.named, path, end + 1, length, values);
        if (found == null) {
            values.remove(values.size() - 1);
        }
        return found;
    }
}
