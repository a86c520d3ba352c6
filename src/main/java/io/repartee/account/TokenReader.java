package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.observation.Observation.TokenRefused;
import io.repartee.observation.Observer;
import io.repartee.site.Site;
import io.repartee.site.SsoKey;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * From a token to a caller. In this order: the form of the token, then the key that site and issuer have under that kid,
 * then the signature, then what the token claims. Every refusal but expiry looks the same from outside. Thread-safe.
 */
public final class TokenReader implements Forgetful {
    private final SigningKeys own;
    private final SsoKeys publishers;
    private final InstantSource clock;
    private final Observer observer;
    private final Proofs proofs;

    public TokenReader(SigningKeys own, SsoKeys publishers, InstantSource clock) {
        this(own, publishers, clock, Observer.NOBODY);
    }

    public TokenReader(SigningKeys own, SsoKeys publishers, InstantSource clock, Observer observer) {
        this.own = own;
        this.publishers = publishers;
        this.clock = clock;
        this.observer = observer;
        this.proofs = new Proofs(clock);
        publishers.whenForgotten(proofs::forget);
    }

    /**
     * Fails with {@code token_invalid} or {@code token_expired}; with {@code keys_unavailable} or as the database does when the keys
     * cannot be read.
     */
    public Future<Caller> read(Site site, String token) {
        Optional<Proof> proof = proofs.of(site, token);
        Future<Caller> caller = proof.isPresent() ? stillProven(site, token, proof.get()) : verified(site, token);
        return caller.succeeded() ? caller : caller.recover(failure -> refuse(site, failure));
    }

    /** As long as the very key that gave the proof is the site's; a withdrawn one proves nothing any more. */
    private Future<Caller> stillProven(Site site, String token, Proof proof) {
        return key(site, proof.issuer(), proof.kid())
                .compose(key ->
                        key.isSame(proof.key()) ? Future.succeededFuture(proof.caller(site)) : verified(site, token));
    }

    /** What was proved once, asked again; fails with {@code token_revoked} when the very key that proved it is not the site's any more. */
    Future<Caller> again(Site site, Proof proof) {
        if (ClaimChecks.isOver(proof.expiresAt(), clock.instant())) {
            return Future.failedFuture(Problem.of(ErrorCode.TOKEN_EXPIRED));
        }
        return key(site, proof.issuer(), proof.kid())
                .map(key -> {
                    if (!key.isSame(proof.key())) {
                        throw new TokenRejected("the key is another one now");
                    }
                    return proof.caller(site);
                })
                .recover(TokenReader::revoked);
    }

    private static Future<Caller> revoked(Throwable failure) {
        return Future.failedFuture(failure instanceof TokenRejected ? Problem.of(ErrorCode.TOKEN_REVOKED) : failure);
    }

    private Future<Caller> verified(Site site, String text) {
        try {
            UnverifiedToken token = UnverifiedToken.parse(text);
            return key(site, token.claims().text("iss"), token.kid())
                    .compose(key -> key.verify(token).map(signed -> remembered(site, token, key)));
        } catch (TokenRejected e) {
            return Future.failedFuture(e);
        }
    }

    private Future<VerificationKey> key(Site site, String issuer, String kid) {
        return issuer.equals(SsoKey.RESERVED_ISSUER) ? own.find(kid) : publishers.find(site, issuer, kid);
    }

    private Caller remembered(Site site, UnverifiedToken token, VerificationKey key) {
        Claims claims = token.claims();
        Instant end = earlier(ClaimChecks.check(claims, site.key(), clock.instant()), key.until());
        String issuer = claims.text("iss");
        boolean isOwn = issuer.equals(SsoKey.RESERVED_ISSUER);
        Role role = isOwn ? OwnProfile.role(claims) : SsoProfile.role(claims, key.roles());
        Caller.Profile profile = isOwn ? OwnProfile.of(claims) : SsoProfile.of(site, claims);
        Proof proof = new Proof(
                site.id(),
                issuer,
                token.kid(),
                key,
                role,
                Optional.of(profile),
                isOwn ? OwnProfile.session(claims) : Optional.empty(),
                claims.time("iat").orElse(Instant.EPOCH),
                end);
        proofs.remember(token.text(), proof);
        return proof.caller(site);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private Future<Caller> refuse(Site site, Throwable failure) {
        if (failure instanceof TokenRejected rejected) {
            observer.observe(new TokenRefused(site.id(), rejected.getMessage()));
            return Future.failedFuture(Problem.of(ErrorCode.TOKEN_INVALID));
        }
        return Future.failedFuture(failure);
    }

    /** What tokens proved names people. */
    @Override
    public void forget(SiteId site, AccountId account) {
        proofs.forget(site);
    }
}
