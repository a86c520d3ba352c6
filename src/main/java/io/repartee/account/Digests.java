package io.repartee.account;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;

/** Hashes of secrets that are random themselves, and such secrets. Thread-safe. */
public final class Digests {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Digests() {}

    public static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Bytes that nobody can guess. */
    public static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** A number below that, each as likely. */
    public static int randomBelow(int bound) {
        return RANDOM.nextInt(bound);
    }
}
