package io.repartee.account;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.web.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.math.BigInteger;
import java.security.spec.ECPoint;
import java.util.Base64;

/** The public halves of the signing keys as a JSON Web Key Set (RFC 7517). */
final class Jwks {
    private static final int COORDINATE_BYTES = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private Jwks() {}

    static Buffer of(SigningKeys keys) {
        return Json.object(json -> Json.array(json, "keys", keys.pairs(), Jwks::write));
    }

    private static void write(JsonGenerator json, SigningKey pair) throws IOException {
        ECPoint point = pair.decodedPublicKey().getW();
        json.writeStartObject();
        json.writeStringField("kty", "EC");
        json.writeStringField("crv", "P-256");
        json.writeStringField("x", coordinate(point.getAffineX()));
        json.writeStringField("y", coordinate(point.getAffineY()));
        json.writeStringField("kid", pair.kid());
        json.writeStringField("alg", SigningKey.ALGORITHM);
        json.writeStringField("use", "sig");
        json.writeEndObject();
    }

    /** Exactly as long as the curve's field, whatever the number's own length. */
    private static String coordinate(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return ENCODER.encodeToString(fixed);
    }
}
