package io.repartee.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/**
 * A token taken apart, strictly and before any cryptography: three segments of canonical base64url, a header that asks for
 * nothing unusual. Nothing in it is to be believed yet; header fields such as {@code jwk}, {@code jku} or {@code x5c} are
 * never looked at.
 */
record UnverifiedToken(String text, String algorithm, String kid, Claims claims, int signatureBytes) {
    private static final int MOST_CHARACTERS = 8 * 1024;
    private static final Base64.Decoder DECODER = Base64.getUrlDecoder();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Throws {@link TokenRejected}. */
    static UnverifiedToken parse(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw new TokenRejected("longer than 8 KiB");
        }
        int first = text.indexOf('.');
        int second = text.indexOf('.', first + 1);
        if (first < 1 || second < first + 2 || second == text.length() - 1 || text.indexOf('.', second + 1) >= 0) {
            throw new TokenRejected("not three segments");
        }
        int signatureBytes = bytes(text.substring(second + 1)).length;
        Claims header = new Claims(object(text.substring(0, first)));
        requireUsual(header);
        return new UnverifiedToken(
                text,
                header.text("alg"),
                header.text("kid"),
                new Claims(object(text.substring(first + 1, second))),
                signatureBytes);
    }

    private static void requireUsual(Claims header) {
        if (header.has("crit") || header.has("b64") || header.has("zip") || header.has("enc")) {
            throw new TokenRejected("the header asks for an extension");
        }
        if (header.has("typ") && !header.text("typ").equalsIgnoreCase("JWT")) {
            throw new TokenRejected("typ is not JWT");
        }
    }

    private static ObjectNode object(String segment) {
        return TokenJson.object(bytes(segment));
    }

    private static byte[] bytes(String segment) {
        try {
            byte[] bytes = DECODER.decode(segment);
            if (ENCODER.encodeToString(bytes).equals(segment)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // the same as not canonical
        }
        throw new TokenRejected("a segment is not base64url");
    }
}
