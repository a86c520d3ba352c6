package io.repartee.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes the tokens that a publisher's own sign-in would make, with nothing of the product's. */
public final class PublisherToken {
    public static final String ISSUER = "https://daily.example";
    public static final String KEY_ID = "k1";
    public static final String SECRET = "a secret of at least thirty-two bytes";

    private PublisherToken() {}

    /** The configuration of a site whose sign-in these tokens are. */
    public static String site(String key, String moderation) {
        return """
                  - site: %s
                    name: The Daily
                    origins: ["http://localhost:8080"]
                    moderation: %s
                    guests: true
                    sso:
                      - {issuer: "%s", kid: %s, algorithm: HS256, secret: "%s", roles: true}
                """.formatted(key, moderation, ISSUER, KEY_ID, SECRET);
    }

    public static String reader(String site, String subject) {
        return signed(site, subject, "");
    }

    public static String moderator(String site, String subject) {
        return signed(site, subject, ",\"roles\":[\"moderator\"]");
    }

    private static String signed(String site, String subject, String more) {
        long now = Instant.now().getEpochSecond();
        String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + KEY_ID + "\"}";
        String claims = "{\"iss\":\"%s\",\"aud\":\"%s\",\"sub\":\"%s\",\"name\":\"%s\",\"iat\":%d,\"exp\":%d%s}"
                .formatted(ISSUER, site, subject, subject, now, now + 3600, more);
        String signed =
                base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        return signed + "." + base64(hmac(signed));
    }

    private static byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
