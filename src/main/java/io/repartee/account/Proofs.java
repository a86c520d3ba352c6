package io.repartee.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.site.Site;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Tokens that were verified, whole, with what they proved and for which site, so that the same token is taken apart once and
 * not with each request. A proof ends with its token, and with the key that gave it. Bounded; thread-safe.
 */
final class Proofs {
    private static final int MOST = 50_000;

    private final InstantSource clock;
    private final Cache<String, Proof> proofs =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    Proofs(InstantSource clock) {
        this.clock = clock;
    }

    /** Empty when this token has proved nothing yet for that site, or does not any more. */
    Optional<Proof> of(Site site, String token) {
        Proof proof = proofs.getIfPresent(token);
        if (proof == null || !proof.site().equals(site.id())) {
            return Optional.empty();
        }
        if (ClaimChecks.isOver(proof.expiresAt(), clock.instant())) {
            proofs.invalidate(token);
            return Optional.empty();
        }
        return Optional.of(proof);
    }

    void remember(String token, Proof proof) {
        proofs.put(token, proof);
    }
}
