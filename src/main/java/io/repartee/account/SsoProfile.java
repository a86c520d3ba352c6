package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.Uuids;
import io.repartee.site.Site;
import java.util.HexFormat;
import java.util.Optional;
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
                verifiedMail(claims).flatMap(MailDomain::ofAddress).orElse(null),
                mailDigest(site, claims));
    }

    /** Only an address that the publisher has verified says anything. */
    private static Optional<String> verifiedMail(Claims claims) {
        return claims.isTrue("email_verified") ? claims.optionalText("email") : Optional.empty();
    }

    /** By which the person gets what was imported of the address's holder: no way to sign in, and only for what is an address. */
    private static @Nullable String mailDigest(Site site, Claims claims) {
        return verifiedMail(claims)
                .filter(address -> MailDomain.ofAddress(address).isPresent())
                .map(address -> HexFormat.of().formatHex(AuthorDigest.of(site.id(), address)))
                .orElse(null);
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
