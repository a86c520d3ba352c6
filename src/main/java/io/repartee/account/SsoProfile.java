package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.Uuids;
import io.repartee.site.Site;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a publisher's claims say about an account. Only issuer and subject identify it: a name or an address of mail may
 * belong to somebody else tomorrow. The id follows from them, so that knowing who calls needs no look-up.
 */
final class SsoProfile {
    private SsoProfile() {}

    static Caller.Profile of(Site site, Claims claims) {
        String issuer = claims.text("iss");
        String subject = claims.text("sub");
        return new Caller.Profile(
                id(site, issuer, subject),
                Caller.Kind.SINGLE_SIGN_ON,
                DisplayName.ofToken(claims.optionalText("name").orElse("")),
                claims.optionalText("picture").flatMap(Picture::of).orElse(null),
                issuer,
                subject,
                mailDomain(claims));
    }

    /** Only an address that the publisher has verified says anything, and only its domain is ever looked at. */
    private static @Nullable String mailDomain(Claims claims) {
        return claims.isTrue("email_verified")
                ? claims.optionalText("email").flatMap(MailDomain::ofAddress).orElse(null)
                : null;
    }

    /** The role that the claims give, if the issuer's key may give any. */
    static Role role(Claims claims, boolean mayGiveRoles) {
        Set<String> roles = mayGiveRoles ? claims.texts("roles") : Set.of();
        if (roles.contains("admin")) {
            return Role.ADMIN;
        }
        return roles.contains("moderator") ? Role.MODERATOR : Role.READER;
    }

    private static AccountId id(Site site, String issuer, String subject) {
        return new AccountId(Uuids.named("sso", Integer.toString(site.id().value()), issuer, subject));
    }
}
