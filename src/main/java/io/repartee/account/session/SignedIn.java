package io.repartee.account.session;

import io.repartee.account.Caller;
import io.repartee.web.Json;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/**
 * What somebody gets who has signed in, or stays signed in.
 *
 * @param expires when the access token ends
 */
public record SignedIn(String token, String refresh, Instant expires, Caller.Profile profile) {
    /** The one form of it on the wire. */
    public Buffer json() {
        return Json.object(json -> {
            json.writeStringField("token", token);
            json.writeStringField("refresh", refresh);
            json.writeStringField("expires", expires.toString());
            json.writeObjectFieldStart("account");
            json.writeStringField("id", profile.id().toString());
            json.writeStringField("name", profile.name());
            json.writeEndObject();
        });
    }

    @Override
    public String toString() {
        return "SignedIn[" + profile.id() + "]";
    }
}
