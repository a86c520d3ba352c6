package io.repartee.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.ids.AccountId;
import io.repartee.site.Site;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads this server's own tokens. An asymmetric signature is dear, so a token that was verified is remembered, whole, until
 * it ends. What is remembered is what was proven, for that site; the site itself is always the current one. Thread-safe.
 */
final class OwnTokens {
    private static final int MOST = 50_000;

    private final SigningKeys keys;
    private final InstantSource clock;
    private final Cache<String, Proof> proofs =
            Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

    private record Proof(String siteKey, Role role, Optional<Caller.Profile> profile, Instant expiresAt) {
        Caller caller(Site site) {
            return new Caller(site, role, profile, expiresAt);
        }
    }

    OwnTokens(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** Whoever showed this very token here before, for this site, and may still; it is then not even taken apart. */
    Optional<Caller> remembered(Site site, String token) {
        Proof proof = proofs.getIfPresent(token);
        if (proof == null || !proof.siteKey.equals(site.key())) {
            return Optional.empty();
        }
        if (ClaimChecks.isOver(proof.expiresAt, clock.instant())) {
            proofs.invalidate(token);
            return Optional.empty();
        }
        return Optional.of(proof.caller(site));
    }

    Future<Caller> read(Site site, UnverifiedToken token) {
        return keys.find(token.kid())
                .compose(key -> key.verify(token))
                .map(verified -> remember(site, token).caller(site));
    }

    private Proof remember(Site site, UnverifiedToken token) {
        Instant end = ClaimChecks.check(token.claims(), site.key(), clock.instant());
        Proof proof = new Proof(site.key(), role(token.claims()), Optional.of(profile(token.claims())), end);
        proofs.put(token.text(), proof);
        return proof;
    }

    private static Role role(Claims claims) {
        return named(Role.class, claims.text("role"));
    }

    private static Caller.Profile profile(Claims claims) {
        AccountId id = new AccountId(UUID.fromString(claims.text("sub")));
        Caller.Kind kind = named(Caller.Kind.class, claims.text("kind"));
        return new Caller.Profile(id, kind, claims.text("name"), null, null, null);
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }
}
