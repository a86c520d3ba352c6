package io.repartee.account;

import io.repartee.site.SsoKey;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Tokens of those who run the server. They are for the server alone: no site can have the key that they name, so that no site
 * takes one, and none of a site is taken here. Thread-safe.
 */
public final class ServerTokens {
    private static final String AUDIENCE = "repartee:server";

    private final SigningKeys keys;
    private final InstantSource clock;

    public ServerTokens(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What a token proves.
     *
     * @param signedInAt when its holder last came with a link: a renewal does not move it
     */
    public record Proof(UUID operator, Instant signedInAt, Instant issuedAt, Instant expiresAt) {}

    public String issue(UUID operator, Instant signedInAt, Duration lasts) {
        long now = clock.instant().getEpochSecond();
        return keys.sign(new JsonObject()
                .put("iss", SsoKey.RESERVED_ISSUER)
                .put("aud", AUDIENCE)
                .put("sub", operator.toString())
                .put("auth_time", signedInAt.getEpochSecond())
                .put("iat", now)
                .put("exp", now + lasts.toSeconds()));
    }

    /** Fails with {@code token_invalid} or {@code token_expired}. */
    public Future<Proof> read(String text) {
        try {
            UnverifiedToken token = UnverifiedToken.parse(text);
            return keys.find(token.kid())
                    .compose(key -> key.verify(token))
                    .map(verified -> proof(token.claims()))
                    .recover(ServerTokens::refuse);
        } catch (TokenRejected e) {
            return refuse(e);
        }
    }

    private Proof proof(Claims claims) {
        Instant end = ClaimChecks.check(claims, AUDIENCE, clock.instant());
        if (!claims.text("iss").equals(SsoKey.RESERVED_ISSUER)) {
            throw new TokenRejected("iss is not this server");
        }
        return new Proof(
                UUID.fromString(claims.text("sub")),
                claims.time("auth_time").orElse(Instant.EPOCH),
                claims.time("iat").orElse(Instant.EPOCH),
                end);
    }

    private static <T> Future<T> refuse(Throwable failure) {
        return Future.failedFuture(failure instanceof TokenRejected ? Problem.of(ErrorCode.TOKEN_INVALID) : failure);
    }
}
