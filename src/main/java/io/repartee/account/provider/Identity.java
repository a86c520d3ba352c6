package io.repartee.account.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.ids.Uuids;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;

/**
 * That an account is known to another service as somebody.
 *
 * @param provider the service's key when this was linked
 */
record Identity(String issuer, String subject, String provider, Instant linkedAt) {
    /** By which its owner names it. */
    UUID id() {
        return Uuids.named("identity", issuer, subject);
    }

    void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id().toString());
        json.writeStringField("provider", provider);
        json.writeStringField("issuer", issuer);
        json.writeStringField("linkedAt", linkedAt.toString());
        json.writeEndObject();
    }

    @Override
    public String toString() {
        return "Identity[" + id() + "]";
    }
}
