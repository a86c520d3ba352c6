package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.site.Site;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who sent a request, proven by a token for this very site, or nobody in particular. It never holds the token.
 *
 * @param role the one that counts here and now, from the token and from what this server says
 * @param account empty for an anonymous caller
 * @param expiresAt when the proof ends; {@link Instant#MAX} for an anonymous caller
 * @param standing how the account stood when the request came
 * @param proof what the token proved, to be asked again later; empty for an anonymous caller
 */
public record Caller(
        Site site, Role role, Optional<Profile> account, Instant expiresAt, Standing standing, Optional<Proof> proof) {

    /** Somebody of good standing, without a token to ask again. */
    public Caller(Site site, Role role, Optional<Profile> account, Instant expiresAt) {
        this(site, role, account, expiresAt, Standing.CLEAR, Optional.empty());
    }

    /**
     * The account as its token describes it.
     *
     * @param issuer and subject are those of the publisher's token; null for accounts of this server's own
     * @param mailDomain of the address of mail that the publisher has verified; known as long as the token, never kept
     * @param mailDigest the {@link AuthorDigest} of that address, in hexadecimal; neither kept
     */
    public record Profile(
            AccountId id,
            Kind kind,
            String name,
            @Nullable String avatar,
            @Nullable String issuer,
            @Nullable String subject,
            @Nullable String mailDomain,
            @Nullable String mailDigest) {
        public Profile(
                AccountId id,
                Kind kind,
                String name,
                @Nullable String avatar,
                @Nullable String issuer,
                @Nullable String subject,
                @Nullable String mailDomain) {
            this(id, kind, name, avatar, issuer, subject, mailDomain, null);
        }

        public Profile(
                AccountId id,
                Kind kind,
                String name,
                @Nullable String avatar,
                @Nullable String issuer,
                @Nullable String subject) {
            this(id, kind, name, avatar, issuer, subject, null, null);
        }
    }

    /** Where an account comes from; the order is what the database keeps. */
    public enum Kind {
        GUEST,
        SINGLE_SIGN_ON,
        LOCAL,
        /** The author of imported comments, whom no token names. */
        IMPORTED
    }

    public static Caller anonymous(Site site) {
        return new Caller(site, Role.NONE, Optional.empty(), Instant.MAX);
    }

    /** The same caller, standing so. */
    Caller standing(Role effective, Standing now) {
        return new Caller(site, effective, account, expiresAt, now, proof);
    }

    /** The account of a caller whom {@link Access} has let in; never called for an anonymous one. */
    public Profile profile() {
        return account.orElseThrow();
    }

    public boolean is(AccountId other) {
        return account.isPresent() && account.get().id().equals(other);
    }
}
