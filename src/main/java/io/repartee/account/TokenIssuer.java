package io.repartee.account;

import io.repartee.site.Site;
import io.repartee.site.SsoKey;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Issues this server's own tokens, each for one site. {@link TokenReader} reads them. Thread-safe. */
public final class TokenIssuer {
    private final SigningKeys keys;
    private final InstantSource clock;

    public TokenIssuer(SigningKeys keys, InstantSource clock) {
        this.keys = keys;
        this.clock = clock;
    }

    /** @param profile of kind guest or local; a publisher signs the tokens of its own accounts */
    public String issue(Site site, Caller.Profile profile, Role role, Duration duration) {
        return issue(site, profile, role, duration, Optional.empty());
    }

    /** @param session with which the token ends, if it ends before its time */
    public String issue(Site site, Caller.Profile profile, Role role, Duration duration, Optional<UUID> session) {
        if (profile.kind() == Caller.Kind.SINGLE_SIGN_ON) {
            throw new IllegalArgumentException("a publisher's account gets no token here");
        }
        long now = clock.instant().getEpochSecond();
        JsonObject claims = new JsonObject()
                .put("iss", SsoKey.RESERVED_ISSUER)
                .put("aud", site.key())
                .put("sub", profile.id().toString())
                .put("kind", profile.kind().name().toLowerCase(Locale.ROOT))
                .put("role", role.name().toLowerCase(Locale.ROOT))
                .put("name", profile.name())
                .put("iat", now)
                .put("exp", now + duration.toSeconds());
        session.ifPresent(id -> claims.put("sid", id.toString()));
        if (profile.avatar() != null) {
            claims.put("picture", profile.avatar());
        }
        if (profile.mailDomain() != null) {
            claims.put("mail_domain", profile.mailDomain());
        }
        return keys.sign(claims);
    }
}
