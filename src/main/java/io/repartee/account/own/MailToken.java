package io.repartee.account.own;

import io.repartee.account.Digests;
import io.repartee.account.Seals;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a letter proves, in two forms: a link with a secret, and a code of six digits, which counts only together with what the browser
 * that asked was given (its handle), and only for a few guesses.
 */
record MailToken(UUID request, byte[] secret, String code) {
    private static final String HANDLE = "mail request";
    private static final String CODE = "mail code";
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 24;
    private static final int MARK_BYTES = 16;
    private static final int CODES = 1_000_000;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    static MailToken make(UUID request) {
        return new MailToken(request, Digests.random(SECRET_BYTES), "%06d".formatted(Digests.randomBelow(CODES)));
    }

    /** What is in the link. */
    String link() {
        return ENCODER.encodeToString(ByteBuffer.allocate(ID_BYTES + SECRET_BYTES)
                .put(bytes(request))
                .put(secret)
                .array());
    }

    byte[] linkHash() {
        return Digests.sha256(secret);
    }

    /** A code is short: it is kept under a key that the database does not have for it. */
    static byte[] codeHash(UUID request, String code, Seals seals) {
        return seals.derive(CODE, bytes(request), code.getBytes(StandardCharsets.UTF_8));
    }

    /** What the browser that asked is given. */
    static String handle(UUID request, Seals seals) {
        byte[] id = bytes(request);
        return ENCODER.encodeToString(ByteBuffer.allocate(ID_BYTES + MARK_BYTES)
                .put(id)
                .put(seals.mark(HANDLE, id))
                .array());
    }

    /** The request that a handle is for; empty when it was not given out here. */
    static Optional<UUID> ofHandle(String handle, Seals seals) {
        return decoded(handle, ID_BYTES + MARK_BYTES)
                .filter(bytes -> seals.holds(
                        HANDLE, Arrays.copyOfRange(bytes, ID_BYTES, bytes.length), Arrays.copyOf(bytes, ID_BYTES)))
                .map(MailToken::id);
    }

    /** Empty for what cannot be one; whether it is right, its hash tells. */
    static Optional<MailToken> ofLink(String link) {
        return decoded(link, ID_BYTES + SECRET_BYTES)
                .map(bytes -> new MailToken(id(bytes), Arrays.copyOfRange(bytes, ID_BYTES, bytes.length), ""));
    }

    private static Optional<byte[]> decoded(String text, int length) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text)).filter(bytes -> bytes.length == length);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static UUID id(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong());
    }

    private static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }

    @Override
    public String toString() {
        return "MailToken[" + request + "]";
    }
}
