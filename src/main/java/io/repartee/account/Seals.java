package io.repartee.account;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Marks with which this installation recognises what it gave out itself: a keyed hash for a purpose, the same on every node. The keys are
 * derived from those that sign tokens, so that they live and change with them. Thread-safe; takes microseconds.
 */
public final class Seals {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORT = 16;

    private final List<byte[]> keys;

    Seals(List<byte[]> keys) {
        this.keys = List.copyOf(keys);
    }

    public static Seals of(SigningKeys keys) {
        return new Seals(keys.pairs().stream().map(SigningKey::privateKey).toList());
    }

    /** 32 bytes that nobody else can compute. */
    public byte[] derive(String purpose, byte[]... parts) {
        return mac(keys.get(0), purpose, parts);
    }

    /** 16 bytes that prove, to {@link #holds}, that this installation has made the parts for that purpose. */
    public byte[] mark(String purpose, byte[]... parts) {
        return Arrays.copyOf(derive(purpose, parts), SHORT);
    }

    /** Whether a mark is one of this purpose's for these parts, made with any key that still counts. */
    public boolean holds(String purpose, byte[] mark, byte[]... parts) {
        boolean holds = false;
        for (byte[] key : keys) {
            holds |= MessageDigest.isEqual(mark, Arrays.copyOf(mac(key, purpose, parts), SHORT));
        }
        return holds;
    }

    private static byte[] mac(byte[] key, String purpose, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            for (byte[] part : parts) {
                mac.update(
                        ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
