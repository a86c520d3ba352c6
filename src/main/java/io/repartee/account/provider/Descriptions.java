package io.repartee.account.provider;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** What services say about themselves, read when it is needed and kept for an hour; while one does not answer, the last one counts. Thread-safe. */
final class Descriptions {
    private static final int MOST = 1_000;
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(7);
    private static final String WELL_KNOWN = "/.well-known/openid-configuration";

    private final ServiceCalls calls;
    private final InstantSource clock;
    private final Cache<String, Kept> kept = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterAccess(LONGEST)
            .executor(Runnable::run)
            .build();

    private record Kept(Description description, Instant readAt) {}

    Descriptions(ServiceCalls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** Fails with {@code provider_unavailable} or {@code provider_refused}. */
    Future<Description> of(String issuer) {
        Kept known = kept.getIfPresent(issuer);
        Instant now = clock.instant();
        if (known != null && now.isBefore(known.readAt().plus(FRESH))) {
            return Future.succeededFuture(known.description());
        }
        Future<Description> read = calls.get(address(issuer), Map.of())
                .map(json -> Description.read(issuer, json))
                .onSuccess(description -> kept.put(issuer, new Kept(description, now)));
        return known == null ? read : read.otherwise(known.description());
    }

    private static URI address(String issuer) {
        return URI.create(issuer.replaceFirst("/+$", "") + WELL_KNOWN);
    }
}
