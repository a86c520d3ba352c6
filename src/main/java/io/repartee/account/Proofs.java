package io.repartee.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * What tokens have proved, each by its digest, so that the same token is taken apart and its signature looked at once and not
 * with each request. A proof ends with its token, and with the key that gave it. No token is kept. Bounded; thread-safe.
 */
final class Proofs {
    private static final int MOST = 50_000;

    private final InstantSource clock;
    private final Cache<Digest, Proof> proofs;

    /** SHA-256 of a whole token, signature included. */
    private record Digest(ByteBuffer bytes) {
        static Digest of(String token) {
            try {
                MessageDigest sha = MessageDigest.getInstance("SHA-256");
                return new Digest(ByteBuffer.wrap(sha.digest(token.getBytes(StandardCharsets.UTF_8))));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java platform has SHA-256", e);
            }
        }
    }

    Proofs(InstantSource clock) {
        this.clock = clock;
        this.proofs = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(() -> nanos(clock.instant()))
                .expireAfter(Expiry.<Digest, Proof>writing((token, proof) -> left(proof)))
                .executor(Runnable::run)
                .build();
    }

    /** Empty when this token has proved nothing yet for that site, or does not any more. */
    Optional<Proof> of(Site site, String token) {
        Digest digest = Digest.of(token);
        Proof proof = proofs.getIfPresent(digest);
        if (proof == null || !proof.site().equals(site.id())) {
            return Optional.empty();
        }
        if (ClaimChecks.isOver(proof.expiresAt(), clock.instant())) {
            proofs.invalidate(digest);
            return Optional.empty();
        }
        return Optional.of(proof);
    }

    void remember(String token, Proof proof) {
        proofs.put(Digest.of(token), proof);
    }

    /** The site's keys may be others now. */
    void forget(SiteId site) {
        proofs.asMap().values().removeIf(proof -> proof.site().equals(site));
    }

    /** With the leeway that clocks are given. */
    private Duration left(Proof proof) {
        Duration left = Duration.between(clock.instant(), proof.expiresAt()).plus(ClaimChecks.LEEWAY);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static long nanos(Instant now) {
        return TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
    }
}
