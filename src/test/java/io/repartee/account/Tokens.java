package io.repartee.account;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Tokens as a publisher, or somebody who wants to pass for one, makes them. */
final class Tokens {
    static final String ISSUER = "https://daily.example";
    static final String SECRET = "the secret of the daily, which has more than 32 bytes";
    static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {}

    static JsonObject header() {
        return new JsonObject().put("alg", "HS256").put("typ", "JWT").put("kid", "k1");
    }

    static JsonObject claims() {
        return new JsonObject()
                .put("iss", ISSUER)
                .put("aud", "daily")
                .put("sub", "anna")
                .put("name", "Anna")
                .put("exp", NOW.plusSeconds(60).getEpochSecond());
    }

    static String signed(JsonObject header, JsonObject claims) {
        return signed(header.encode(), claims.encode(), SECRET.getBytes(StandardCharsets.UTF_8));
    }

    static String signed(String header, String claims, byte[] secret) {
        String content = segment(header) + "." + segment(claims);
        return content + "." + ENCODER.encodeToString(hmac(content, secret));
    }

    static String segment(String text) {
        return ENCODER.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] hmac(String content, byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return mac.doFinal(content.getBytes(StandardCharsets.US_ASCII));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
