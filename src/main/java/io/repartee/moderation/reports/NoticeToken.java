package io.repartee.moderation.reports;

import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What proves that somebody sent a notice: 256 random bits, of which only the digest is kept. */
record NoticeToken(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final int MOST_CHARS = 64;

    static NoticeToken random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new NoticeToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** As it came. A wrong one finds nothing. */
    static NoticeToken given(String text) {
        if (text.length() > MOST_CHARS) {
            throw Problem.of(ErrorCode.NOT_FOUND);
        }
        return new NoticeToken(text);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
