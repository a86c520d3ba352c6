package io.repartee.account;

import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.time.Duration;
import java.time.Instant;

/** What the claims of a token must say, whoever signed it. Clocks may differ by five seconds. */
final class ClaimChecks {
    /** How far clocks may differ. */
    static final Duration LEEWAY = Duration.ofSeconds(5);

    private static final int SUBJECT_CHARACTERS = 255;

    private ClaimChecks() {}

    /** The end of the token; throws {@link TokenRejected}, or {@code token_expired} when all else is right. */
    static Instant check(Claims claims, String siteKey, Instant now) {
        if (!claims.isOnlyFor(siteKey)) {
            throw new TokenRejected("aud is not this site");
        }
        if (claims.text("sub").length() > SUBJECT_CHARACTERS) {
            throw new TokenRejected("sub is too long");
        }
        Instant soon = now.plus(LEEWAY);
        if (claims.time("nbf").filter(soon::isBefore).isPresent()
                || claims.time("iat").filter(soon::isBefore).isPresent()) {
            throw new TokenRejected("the token is from the future");
        }
        Instant end = claims.time("exp").orElseThrow(() -> new TokenRejected("no exp"));
        if (isOver(end, now)) {
            throw Problem.of(ErrorCode.TOKEN_EXPIRED);
        }
        return end;
    }

    /** Whether a token with that end is no proof any more. */
    static boolean isOver(Instant end, Instant now) {
        return !now.isBefore(end.plus(LEEWAY));
    }
}
