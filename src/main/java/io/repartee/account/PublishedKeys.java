package io.repartee.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a JSON Web Key Set (RFC 7517). Keys that are for something else, of another kind, too weak or without a kid are left
 * out, and of two with the same kid both: nobody could say which one is meant.
 */
final class PublishedKeys {
    private static final int MOST_KEYS = 100;
    private static final int KID_CHARACTERS = 255;
    private static final int LINE = 64;
    private static final byte[] NEW_LINE = {'\n'};

    private PublishedKeys() {}

    /** By kid; throws {@link TokenRejected} for what is no key set. */
    static Map<String, PublishedKey> read(byte[] json) {
        JsonNode all = TokenJson.object(json).path("keys");
        if (!all.isArray() || all.size() > MOST_KEYS) {
            throw new TokenRejected("what the issuer publishes is no key set");
        }
        Map<String, PublishedKey> keys = new HashMap<>();
        Set<String> twice = new HashSet<>();
        for (JsonNode node : all) {
            Optional<PublishedKey> key = node instanceof ObjectNode one ? read(new Claims(one)) : Optional.empty();
            key.filter(found -> keys.put(found.kid(), found) != null).ifPresent(found -> twice.add(found.kid()));
        }
        twice.forEach(keys::remove);
        return Map.copyOf(keys);
    }

    private static Optional<PublishedKey> read(Claims jwk) {
        Optional<String> kid =
                jwk.optionalText("kid").filter(text -> !text.isEmpty() && text.length() <= KID_CHARACTERS);
        Optional<String> algorithm = JwkKind.algorithm(jwk);
        if (kid.isEmpty() || algorithm.isEmpty() || !isToVerify(jwk, algorithm.get())) {
            return Optional.empty();
        }
        try {
            return Optional.of(new PublishedKey(kid.get(), algorithm.get(), pem(JwkKind.publicKey(jwk))));
        } catch (GeneralSecurityException | IllegalArgumentException | TokenRejected e) {
            return Optional.empty();
        }
    }

    /** RFC 7517, 4.2 to 4.4: what the key says it is for, if it does. */
    private static boolean isToVerify(Claims jwk, String algorithm) {
        return (!jwk.has("alg") || jwk.optionalText("alg").equals(Optional.of(algorithm)))
                && (!jwk.has("use") || jwk.optionalText("use").equals(Optional.of("sig")))
                && (!jwk.has("key_ops") || jwk.texts("key_ops").contains("verify"));
    }

    private static String pem(byte[] der) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(LINE, NEW_LINE).encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
    }
}
