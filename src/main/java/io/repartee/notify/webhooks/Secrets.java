package io.repartee.notify.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets and signatures as Standard Webhooks describes them: HMAC-SHA256 over {@code id.timestamp.body}, in base64, as {@code v1,…};
 * while a secret is replaced, one of each with a space between.
 */
final class Secrets {
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final String ALGORITHM = "HmacSHA256";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Secrets() {}

    static String make() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return PREFIX + Base64.getEncoder().encodeToString(secret);
    }

    static String signatures(Webhook webhook, String id, long timestamp, byte[] body, Instant now) {
        String signature = signature(webhook.secret(), id, timestamp, body);
        boolean both = webhook.oldSecret() != null && webhook.oldUntil() != null && now.isBefore(webhook.oldUntil());
        return both ? signature + " " + signature(webhook.oldSecret(), id, timestamp, body) : signature;
    }

    static String signature(String secret, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), ALGORITHM));
            mac.update((id + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
        }
    }
}
