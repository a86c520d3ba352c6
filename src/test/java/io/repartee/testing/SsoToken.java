package io.repartee.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A publisher's token with whatever claims a test wants, made with nothing of the product's. Immutable. */
public final class SsoToken {
    private static final long HOUR = 3600;

    private final String kid;
    private final String secret;
    private final Map<String, Object> claims;

    private SsoToken(String kid, String secret, Map<String, Object> claims) {
        this.kid = kid;
        this.secret = secret;
        this.claims = claims;
    }

    /** A reader who is called as the subject is, for an hour. */
    public static SsoToken of(String site, String subject) {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", PublisherToken.ISSUER);
        claims.put("aud", site);
        claims.put("sub", subject);
        claims.put("name", subject);
        claims.put("iat", now);
        claims.put("exp", now + HOUR);
        return new SsoToken(PublisherToken.KEY_ID, PublisherToken.SECRET, claims);
    }

    public SsoToken role(String role) {
        return claim("roles", List.of(role));
    }

    public SsoToken claim(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(claims);
        more.put(name, value);
        return new SsoToken(kid, secret, more);
    }

    public SsoToken expired() {
        long now = Instant.now().getEpochSecond();
        return claim("iat", now - 2 * HOUR).claim("exp", now - HOUR);
    }

    public SsoToken signedWith(String otherSecret) {
        return new SsoToken(kid, otherSecret, claims);
    }

    /** As one who has another key would make it. */
    public SsoToken of(String otherKid, String issuer, String otherSecret) {
        return new SsoToken(otherKid, otherSecret, claim("iss", issuer).claims);
    }

    public String text() {
        String header = Api.json(Map.of("alg", "HS256", "typ", "JWT", "kid", kid));
        String signed = base64(header.getBytes(StandardCharsets.UTF_8))
                + "."
                + base64(Api.json(claims).getBytes(StandardCharsets.UTF_8));
        return signed + "." + base64(hmac(signed));
    }

    private byte[] hmac(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
