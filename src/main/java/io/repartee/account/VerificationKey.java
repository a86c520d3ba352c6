package io.repartee.account;

import io.repartee.site.SsoKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.PubSecKeyOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One key, bound to one algorithm: what a token's header says about itself is only compared with it.
 *
 * @param source what the key was made from: two of the same source are the same key
 * @param roles whether the issuer may make moderators and admins
 * @param until from when on it proves nothing; {@link Instant#MAX} for one that stays
 */
record VerificationKey(Object source, String algorithm, JWTAuth auth, boolean roles, Instant until) {

    /** A publisher's key: a secret that it shares with us, or the public one of its pair. */
    static VerificationKey of(Vertx vertx, SsoKey key) {
        PubSecKeyOptions material = new PubSecKeyOptions()
                .setId(key.kid())
                .setAlgorithm(key.algorithm())
                .setBuffer(key.material());
        return of(vertx, key, key.algorithm(), key.roles(), material).until(key.retiresAt());
    }

    /** One of those that an issuer publishes. */
    static VerificationKey of(Vertx vertx, SsoKey set, PublishedKey key) {
        PubSecKeyOptions material = new PubSecKeyOptions()
                .setId(key.kid())
                .setAlgorithm(key.algorithm())
                .setBuffer(key.pem());
        return of(vertx, new OfSet(set, key), key.algorithm(), set.roles(), material)
                .until(set.retiresAt());
    }

    private record OfSet(SsoKey set, PublishedKey key) {}

    static VerificationKey of(Vertx vertx, Object source, String algorithm, boolean roles, PubSecKeyOptions... keys) {
        JWTAuthOptions options = new JWTAuthOptions().setJWTOptions(new JWTOptions().setIgnoreExpiration(true));
        for (PubSecKeyOptions key : keys) {
            options.addPubSecKey(key);
        }
        return new VerificationKey(source, algorithm, JWTAuth.create(vertx, options), roles, Instant.MAX);
    }

    private VerificationKey until(@Nullable Instant end) {
        return end == null ? this : new VerificationKey(source, algorithm, auth, roles, end);
    }

    /** Whether what the other verified, this would verify too, with the same consequences. */
    boolean isSame(VerificationKey other) {
        return source.equals(other.source);
    }

    /** Fails with {@link TokenRejected} unless this key signed the token with its algorithm. */
    Future<Void> verify(UnverifiedToken token) {
        if (!token.algorithm().equals(algorithm)) {
            return Future.failedFuture(new TokenRejected("alg is not that of the key"));
        }
        if (!hasItsLength(token.signatureBytes())) {
            return Future.failedFuture(new TokenRejected("the signature has not the length of its algorithm"));
        }
        try {
            return auth.authenticate(new TokenCredentials(token.text()))
                    .<Void>mapEmpty()
                    .recover(wrong -> Future.failedFuture(new TokenRejected("the signature is not that of the key")));
        } catch (RuntimeException e) {
            // the library looks at the times even if told not to mind them, and throws when they are not numbers
            return Future.failedFuture(new TokenRejected("a claim is not of its type"));
        }
    }

    /** RFC 7518, 3.2 to 3.4, and RFC 8037: the library would also take an ES256 signature that is written in DER. */
    private boolean hasItsLength(int bytes) {
        return switch (algorithm) {
            case SsoKey.SHARED -> bytes == 32;
            case "RS256" -> bytes >= 256;
            default -> bytes == 64;
        };
    }
}
