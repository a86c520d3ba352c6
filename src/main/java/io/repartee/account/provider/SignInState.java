package io.repartee.account.provider;

import io.repartee.account.Digests;
import io.repartee.account.Seals;
import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A way to another service and back that somebody has begun. It goes with them as {@code state} and says all about itself under this
 * installation's mark, so that no node has to remember it; whatever else must fit (PKCE, nonce, the browser's secret) follows from its id and
 * from a key that only this installation has. Good for ten minutes; that it is good once, {@link ComeFromProvider} sees to.
 *
 * @param id 16 random bytes
 * @param link the account that is to have the identity; empty for somebody who signs in
 */
record SignInState(SiteId site, String provider, byte[] id, Optional<AccountId> link, Instant expires) {
    static final Duration LASTS = Duration.ofMinutes(10);

    private static final String MARK = "sign-in state";
    private static final int ID_BYTES = 16;
    private static final int MARK_BYTES = 16;
    private static final int FIXED_BYTES = Integer.BYTES + Long.BYTES + ID_BYTES + 2 * Long.BYTES;
    private static final int MOST_CHARACTERS = 400;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    static SignInState begin(SiteId site, String provider, Optional<AccountId> link, Instant now) {
        Instant end = Instant.ofEpochSecond(now.plus(LASTS).getEpochSecond());
        return new SignInState(site, provider, Digests.random(ID_BYTES), link, end);
    }

    /** Throws {@code link_invalid} for what was not given out for that site, {@code link_expired} for what is over. */
    static SignInState parse(String text, SiteId site, Seals seals, Instant now) {
        SignInState state = decoded(text)
                .filter(bytes -> bytes.length > FIXED_BYTES + MARK_BYTES)
                .flatMap(bytes -> marked(bytes, seals))
                .filter(read -> read.site().equals(site))
                .orElseThrow(() -> Problem.of(ErrorCode.LINK_INVALID));
        if (!now.isBefore(state.expires())) {
            throw Problem.of(ErrorCode.LINK_EXPIRED);
        }
        return state;
    }

    String text(Seals seals) {
        byte[] content = content();
        return ENCODER.encodeToString(ByteBuffer.allocate(content.length + MARK_BYTES)
                .put(content)
                .put(seals.mark(MARK, content))
                .array());
    }

    /** What the browser that began keeps, and nobody else has: so that nobody is signed in by another person's answer. */
    String browserSecret(Seals seals) {
        return derived("browser of a sign-in", seals);
    }

    boolean isOfBrowser(String secret, Seals seals) {
        return MessageDigest.isEqual(
                secret.getBytes(StandardCharsets.UTF_8), browserSecret(seals).getBytes(StandardCharsets.UTF_8));
    }

    /** What comes back in an ID token. */
    String nonce(Seals seals) {
        return derived("nonce of a sign-in", seals);
    }

    /** Of PKCE (RFC 7636). */
    String codeVerifier(Seals seals) {
        return derived("code verifier of a sign-in", seals);
    }

    String codeChallenge(Seals seals) {
        return ENCODER.encodeToString(Digests.sha256(codeVerifier(seals).getBytes(StandardCharsets.US_ASCII)));
    }

    private String derived(String purpose, Seals seals) {
        return ENCODER.encodeToString(seals.derive(purpose, content()));
    }

    private byte[] content() {
        byte[] name = provider.getBytes(StandardCharsets.UTF_8);
        UUID account = link.map(AccountId::value).orElse(new UUID(0, 0));
        return ByteBuffer.allocate(FIXED_BYTES + name.length)
                .putInt(site.value())
                .putLong(expires.getEpochSecond())
                .put(id)
                .putLong(account.getMostSignificantBits())
                .putLong(account.getLeastSignificantBits())
                .put(name)
                .array();
    }

    private static Optional<byte[]> decoded(String text) {
        try {
            return text.length() > MOST_CHARACTERS
                    ? Optional.empty()
                    : Optional.of(Base64.getUrlDecoder().decode(text));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<SignInState> marked(byte[] bytes, Seals seals) {
        byte[] content = Arrays.copyOf(bytes, bytes.length - MARK_BYTES);
        byte[] mark = Arrays.copyOfRange(bytes, content.length, bytes.length);
        return seals.holds(MARK, mark, content) ? Optional.of(of(ByteBuffer.wrap(content))) : Optional.empty();
    }

    private static SignInState of(ByteBuffer content) {
        SiteId site = new SiteId(content.getInt());
        Instant expires = Instant.ofEpochSecond(content.getLong());
        byte[] id = new byte[ID_BYTES];
        content.get(id);
        UUID account = new UUID(content.getLong(), content.getLong());
        byte[] name = new byte[content.remaining()];
        content.get(name);
        return new SignInState(
                site,
                new String(name, StandardCharsets.UTF_8),
                id,
                account.equals(new UUID(0, 0)) ? Optional.empty() : Optional.of(new AccountId(account)),
                expires);
    }

    @Override
    public String toString() {
        return "SignInState[" + site + ", " + provider + ", " + expires + "]";
    }
}
