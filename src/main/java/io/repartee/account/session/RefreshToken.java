package io.repartee.account.session;

import io.repartee.account.Digests;
import io.repartee.account.Seals;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * What a browser keeps to stay signed in. Each is good once; the next follows from it and from a key that only this installation has, so
 * that whoever asks twice within seconds, in two tabs or because an answer was lost, gets the same next one, while neither the database
 * nor the key alone gives anybody a token.
 *
 * @param generation how many came before it in its session
 */
record RefreshToken(UUID session, int generation, byte[] secret) {
    private static final String PREFIX = "rr_";
    private static final String MARK = "refresh token";
    private static final String NEXT = "next refresh token";
    private static final int ID_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final int MARK_BYTES = 16;
    private static final int BYTES = ID_BYTES + Integer.BYTES + SECRET_BYTES + MARK_BYTES;

    static RefreshToken first(UUID session) {
        return new RefreshToken(session, 0, Digests.random(SECRET_BYTES));
    }

    /** Empty for what this installation has never given out. */
    static Optional<RefreshToken> parse(String text, Seals seals) {
        if (!text.startsWith(PREFIX) || text.length() > PREFIX.length() + 2 * BYTES) {
            return Optional.empty();
        }
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text.substring(PREFIX.length()));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (bytes.length != BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(bytes, BYTES - MARK_BYTES);
        byte[] mark = Arrays.copyOfRange(bytes, BYTES - MARK_BYTES, BYTES);
        return seals.holds(MARK, mark, content) ? Optional.of(of(ByteBuffer.wrap(content))) : Optional.empty();
    }

    String text(Seals seals) {
        byte[] content = content();
        byte[] whole = ByteBuffer.allocate(BYTES)
                .put(content)
                .put(seals.mark(MARK, content))
                .array();
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    RefreshToken next(Seals seals) {
        return new RefreshToken(session, generation + 1, seals.derive(NEXT, content()));
    }

    /** What the database keeps. */
    byte[] hash() {
        return Digests.sha256(secret);
    }

    private byte[] content() {
        return ByteBuffer.allocate(BYTES - MARK_BYTES)
                .putLong(session.getMostSignificantBits())
                .putLong(session.getLeastSignificantBits())
                .putInt(generation)
                .put(secret)
                .array();
    }

    private static RefreshToken of(ByteBuffer content) {
        UUID session = new UUID(content.getLong(), content.getLong());
        int generation = content.getInt();
        byte[] secret = new byte[SECRET_BYTES];
        content.get(secret);
        return new RefreshToken(session, generation, secret);
    }

    @Override
    public String toString() {
        return "RefreshToken[" + session + ", " + generation + "]";
    }
}
