package io.repartee.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Texts that nobody can guess: secrets of keys, and what stands in links. Thread-safe. */
public final class SecretText {
    private static final int BYTES = 32;
    private static final int NAME_BYTES = 6;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private SecretText() {}

    /** 256 bits in 43 characters. */
    public static String random() {
        return random(BYTES);
    }

    /** A name for a key, for people to tell keys apart: 8 characters. */
    public static String name() {
        return random(NAME_BYTES);
    }

    /** What the database keeps of a link: it is as random as the hash is long, so that no salt is needed. */
    public static byte[] hash(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return ENCODER.encodeToString(bytes);
    }
}
