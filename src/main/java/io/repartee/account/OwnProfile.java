package io.repartee.account;

import io.repartee.ids.AccountId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What the claims of this server's own tokens say: {@link TokenIssuer} wrote them. */
final class OwnProfile {
    private OwnProfile() {}

    static Caller.Profile of(Claims claims) {
        AccountId id = new AccountId(UUID.fromString(claims.text("sub")));
        Caller.Kind kind = named(Caller.Kind.class, claims.text("kind"));
        return new Caller.Profile(
                id,
                kind,
                claims.text("name"),
                claims.optionalText("picture").orElse(null),
                null,
                null,
                claims.optionalText("mail_domain").orElse(null));
    }

    static Optional<UUID> session(Claims claims) {
        return claims.optionalText("sid").map(UUID::fromString);
    }

    static Role role(Claims claims) {
        return named(Role.class, claims.text("role"));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
    }
}
