package io.repartee.account.own.proof;

import io.repartee.account.Digests;
import io.repartee.account.Seals;
import io.repartee.ids.SiteId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * What is to be worked on. It says all about itself under this installation's mark, so that no node has to remember it.
 *
 * @param id random; by it a challenge is known once it was used
 * @param difficulty how many bits of the hash must be zero
 */
public record Challenge(SiteId site, byte[] id, int difficulty, Instant expires) {
    private static final String PURPOSE = "proof of work";
    private static final int ID_BYTES = 12;
    private static final int MARK_BYTES = 16;
    private static final int CONTENT_BYTES = Integer.BYTES + ID_BYTES + 1 + Long.BYTES;

    static Challenge make(SiteId site, int difficulty, Instant expires) {
        return new Challenge(
                site, Digests.random(ID_BYTES), difficulty, Instant.ofEpochSecond(expires.getEpochSecond()));
    }

    /** Empty for what this installation has not given out. */
    static Optional<Challenge> parse(String text, Seals seals) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
        if (bytes.length != CONTENT_BYTES + MARK_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOf(bytes, CONTENT_BYTES);
        byte[] mark = Arrays.copyOfRange(bytes, CONTENT_BYTES, bytes.length);
        return seals.holds(PURPOSE, mark, content) ? Optional.of(of(ByteBuffer.wrap(content))) : Optional.empty();
    }

    /** As it goes over the wire. */
    String text(Seals seals) {
        byte[] content = ByteBuffer.allocate(CONTENT_BYTES)
                .putInt(site.value())
                .put(id)
                .put((byte) difficulty)
                .putLong(expires.getEpochSecond())
                .array();
        byte[] whole = ByteBuffer.allocate(CONTENT_BYTES + MARK_BYTES)
                .put(content)
                .put(seals.mark(PURPOSE, content))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
    }

    /** Whether the work was done: SHA-256 of {@code challenge:nonce} begins with so many zero bits. */
    boolean isMetBy(String text, String nonce) {
        byte[] hash = Digests.sha256((text + ":" + nonce).getBytes(StandardCharsets.UTF_8));
        return zeroBits(hash) >= difficulty;
    }

    private static int zeroBits(byte[] hash) {
        int bits = 0;
        for (byte next : hash) {
            if (next != 0) {
                return bits + Integer.numberOfLeadingZeros(next & 0xFF) - (Integer.SIZE - Byte.SIZE);
            }
            bits += Byte.SIZE;
        }
        return bits;
    }

    private static Challenge of(ByteBuffer content) {
        SiteId site = new SiteId(content.getInt());
        byte[] id = new byte[ID_BYTES];
        content.get(id);
        return new Challenge(site, id, content.get(), Instant.ofEpochSecond(content.getLong()));
    }
}
