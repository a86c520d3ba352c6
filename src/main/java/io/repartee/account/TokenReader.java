package io.repartee.account;

import io.repartee.site.Site;
import io.repartee.site.SsoKey;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From a token to a caller. In this order: the form of the token, then the key that site and issuer have under that kid,
 * then the signature, then what the token claims. Every refusal but expiry looks the same from outside. Thread-safe.
 */
public final class TokenReader {
    private static final Logger LOG = LoggerFactory.getLogger(TokenReader.class);

    private final OwnTokens own;
    private final SsoKeys keys;
    private final InstantSource clock;

    public TokenReader(SigningKeys signing, SsoKeys keys, InstantSource clock) {
        this.own = new OwnTokens(signing, clock);
        this.keys = keys;
        this.clock = clock;
    }

    /** Fails with {@code token_invalid} or {@code token_expired}; or as the database does when the keys cannot be read. */
    public Future<Caller> read(Site site, String token) {
        Optional<Caller> remembered = own.remembered(site, token);
        if (remembered.isPresent()) {
            return Future.succeededFuture(remembered.get());
        }
        try {
            return verify(site, UnverifiedToken.parse(token)).recover(TokenReader::refuse);
        } catch (TokenRejected e) {
            return refuse(e);
        }
    }

    private Future<Caller> verify(Site site, UnverifiedToken token) {
        String issuer = token.claims().text("iss");
        if (issuer.equals(SsoKey.RESERVED_ISSUER)) {
            return own.read(site, token);
        }
        return keys.find(site, issuer, token.kid())
                .compose(key -> key.verify(token).map(verified -> caller(site, token.claims(), key)));
    }

    private Caller caller(Site site, Claims claims, VerificationKey key) {
        Instant end = ClaimChecks.check(claims, site.key(), clock.instant());
        Role role = SsoProfile.role(claims, key.roles());
        return new Caller(site, role, Optional.of(SsoProfile.of(site, claims)), end);
    }

    private static Future<Caller> refuse(Throwable failure) {
        if (failure instanceof TokenRejected rejected) {
            LOG.debug("token refused: {}", rejected.getMessage());
            return Future.failedFuture(Problem.of(ErrorCode.TOKEN_INVALID));
        }
        return Future.failedFuture(failure);
    }
}
