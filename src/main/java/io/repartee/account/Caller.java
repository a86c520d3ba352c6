package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.site.Site;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, proven by a token for this very site, or nobody in particular. It never holds the token.
 *
 * @param account empty for an anonymous caller
 * @param expiresAt when the proof ends; {@link Instant#MAX} for an anonymous caller
 */
public record Caller(Site site, Role role, Optional<Profile> account, Instant expiresAt) {
    /**
     * The account as its token describes it.
     *
     * @param issuer and subject are those of the publisher's token; null for accounts of this server's own
     */
    public record Profile(
            AccountId id,
            Kind kind,
            String name,
            @Nullable String avatar,
            @Nullable String issuer,
            @Nullable String subject) {}

    /** Where an account comes from; the order is what the database keeps. */
    public enum Kind {
        GUEST,
        SINGLE_SIGN_ON,
        LOCAL
    }

    public static Caller anonymous(Site site) {
        return new Caller(site, Role.NONE, Optional.empty(), Instant.MAX);
    }

    /** The account of a caller whom {@link Access} has let in; never called for an anonymous one. */
    public Profile profile() {
        return account.orElseThrow();
    }

    public boolean is(AccountId other) {
        return account.isPresent() && account.get().id().equals(other);
    }
}
