package io.repartee.testing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A token piece by piece, with nothing of the product's, so that each piece can be wrong. It begins as a good one of the usual
 * publisher for the site {@code daily}. Immutable.
 */
public record Forgery(String header, String payload, Signer signer) {
    private static final long HOUR = 3600;

    /** From what is to be signed to the bytes of the signature. */
    @FunctionalInterface
    public interface Signer {
        byte[] sign(byte[] content) throws GeneralSecurityException;
    }

    public static Forgery good() {
        return new Forgery(
                Api.json(headers("HS256", PublisherToken.KEY_ID)),
                Api.json(claims()),
                secret("HmacSHA256", PublisherToken.SECRET.getBytes(StandardCharsets.UTF_8)));
    }

    /** One of another key; the signer signs with it. */
    public static Forgery of(String algorithm, String kid, Signer signer) {
        return new Forgery(Api.json(headers(algorithm, kid)), Api.json(claims()), signer);
    }

    public static Map<String, Object> headers(String algorithm, String kid) {
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put("alg", algorithm);
        headers.put("typ", "JWT");
        headers.put("kid", kid);
        return headers;
    }

    public static Map<String, Object> claims() {
        long now = Instant.now().getEpochSecond();
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", PublisherToken.ISSUER);
        claims.put("aud", "daily");
        claims.put("sub", "forger");
        claims.put("name", "Forger");
        claims.put("iat", now);
        claims.put("exp", now + HOUR);
        return claims;
    }

    public Forgery header(String json) {
        return new Forgery(json, payload, signer);
    }

    /** The header of that key with one field more, or another one. */
    public Forgery header(String name, Object value) {
        return header(changed(header, name, value));
    }

    public Forgery payload(String json) {
        return new Forgery(header, json, signer);
    }

    public Forgery claim(String name, Object value) {
        return payload(changed(payload, name, value));
    }

    public Forgery without(String name) {
        return new Forgery(changed(header, name, null), changed(payload, name, null), signer);
    }

    public Forgery signer(Signer other) {
        return new Forgery(header, payload, other);
    }

    public String text() {
        String content = encoded(header) + "." + encoded(payload);
        try {
            return content + "." + encoded(signer.sign(content.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    public static Signer secret(String mac, byte[] key) {
        return content -> {
            Mac signer = Mac.getInstance(mac);
            signer.init(new SecretKeySpec(key, mac));
            return signer.doFinal(content);
        };
    }

    public static Signer pair(String algorithm, PrivateKey key) {
        return content -> {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            signature.update(content);
            return signature.sign();
        };
    }

    public static Signer bytes(int length) {
        return content -> new byte[length];
    }

    public static String encoded(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    public static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String changed(String json, String name, Object value) {
        try {
            com.fasterxml.jackson.databind.node.ObjectNode node = (com.fasterxml.jackson.databind.node.ObjectNode)
                    new com.fasterxml.jackson.databind.ObjectMapper().readTree(json);
            if (value == null) {
                node.remove(name);
            } else {
                node.set(name, new com.fasterxml.jackson.databind.ObjectMapper().valueToTree(value));
            }
            return node.toString();
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
