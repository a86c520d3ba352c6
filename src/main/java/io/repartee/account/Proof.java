package io.repartee.account;

import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a token proved. The site's own properties are not part of it: they are those of the moment. It never holds the token.
 *
 * @param session of this server's own token; none for a publisher's
 * @param issuedAt {@link Instant#EPOCH} when the token does not say
 */
public record Proof(
        SiteId site,
        String issuer,
        String kid,
        VerificationKey key,
        Role role,
        Optional<Caller.Profile> profile,
        Optional<UUID> session,
        Instant issuedAt,
        Instant expiresAt) {
    Caller caller(Site now) {
        return new Caller(now, role, profile, expiresAt, Standing.CLEAR, Optional.of(this));
    }
}
