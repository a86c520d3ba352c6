package io.repartee.moderation.screening;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.repartee.site.Domain;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Domains of the sites' lists, in their canonical form, kept as long as the lists that they were made of. Thread-safe. */
final class DomainLists {
    private final LoadingCache<List<String>, Set<String>> canonical =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build(DomainLists::canonical);

    /** The domain of the list that a canonical name is, or lies below. */
    Optional<String> within(String name, List<String> list) {
        if (list.isEmpty()) {
            return Optional.empty();
        }
        Set<String> domains = canonical.get(list);
        for (int from = 0; from >= 0; from = after(name, from)) {
            String domain = name.substring(from);
            if (domains.contains(domain)) {
                return Optional.of(domain);
            }
        }
        return Optional.empty();
    }

    private static int after(String name, int from) {
        int dot = name.indexOf('.', from);
        return dot < 0 ? -1 : dot + 1;
    }

    private static Set<String> canonical(List<String> list) {
        return list.stream()
                .flatMap(domain -> Domain.canonical(domain).stream())
                .collect(Collectors.toSet());
    }
}
