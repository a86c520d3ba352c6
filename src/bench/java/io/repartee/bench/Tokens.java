package io.repartee.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs the tokens of our readers, as a publisher would. */
final class Tokens {
    static final String ISSUER = "https://bench.example";
    static final String KEY_ID = "k1";
    static final String SECRET = "a secret of the benchmark, 32 bytes at least";

    private static final long LIFE_SECONDS = 3_600;

    private Tokens() {}

    static String reader(String subject) {
        long expires = System.currentTimeMillis() / 1_000 + LIFE_SECONDS;
        String head = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"%s\"}".formatted(KEY_ID));
        String claims = encoded("{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"name\":\"Reader %s\",\"exp\":%d}"
                .formatted(ISSUER, Product.SITE, subject, subject, expires));
        return head + "." + claims + "." + signature(head + "." + claims);
    }

    private static String signature(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return url(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String json) {
        return url(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
