package io.repartee.account.keys;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.site.KeptKey;
import io.repartee.site.SsoKey;
import java.io.IOException;

/** A key as admins see it. A secret is written by {@link #withSecret} alone, when the key is made. */
final class KeyJson {
    private KeyJson() {}

    static void write(JsonGenerator json, KeptKey kept) throws IOException {
        json.writeStartObject();
        fields(json, kept);
        json.writeEndObject();
    }

    /** The fields of a key that was just made; its secret is never shown again. */
    static void withSecret(JsonGenerator json, KeptKey kept) throws IOException {
        fields(json, kept);
        json.writeStringField("secret", kept.key().isSecret() ? kept.key().material() : null);
    }

    private static void fields(JsonGenerator json, KeptKey kept) throws IOException {
        SsoKey key = kept.key();
        json.writeStringField("id", kept.id().toString());
        json.writeStringField("kind", kind(key));
        json.writeStringField("issuer", key.issuer());
        json.writeStringField("kid", key.isSet() ? null : key.kid());
        json.writeStringField("algorithm", key.isSet() ? null : key.algorithm());
        json.writeStringField("publicKey", key.isSet() || key.isSecret() ? null : key.material());
        json.writeStringField("url", key.isSet() ? key.material() : null);
        json.writeBooleanField("roles", key.roles());
        json.writeBooleanField("declared", kept.declared());
        json.writeStringField("createdAt", kept.createdAt().toString());
        json.writeStringField(
                "retiresAt", key.retiresAt() == null ? null : key.retiresAt().toString());
    }

    private static String kind(SsoKey key) {
        if (key.isSet()) {
            return "jwks";
        }
        return key.isSecret() ? "secret" : "public-key";
    }
}
