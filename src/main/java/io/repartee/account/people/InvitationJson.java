package io.repartee.account.people;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.session.SignedIn;
import io.repartee.web.Json;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Locale;

/** Invitations as JSON. */
final class InvitationJson {
    private InvitationJson() {}

    static void write(JsonGenerator json, Invitation invitation) throws IOException {
        json.writeStartObject();
        fields(json, invitation);
        json.writeEndObject();
    }

    /** With the link, where it was not sent. */
    static Buffer made(Invite.Made made) {
        return Json.object(json -> {
            fields(json, made.invitation());
            json.writeStringField("link", made.link().orElse(null));
        });
    }

    static Buffer accepted(AcceptInvitation.Accepted accepted) {
        return Json.object(json -> {
            json.writeStringField("role", accepted.role().name().toLowerCase(Locale.ROOT));
            json.writeObjectFieldStart("account");
            json.writeStringField("id", accepted.profile().id().toString());
            json.writeStringField("name", accepted.profile().name());
            json.writeEndObject();
            json.writeStringField(
                    "token", accepted.session().map(SignedIn::token).orElse(null));
            json.writeStringField(
                    "refresh", accepted.session().map(SignedIn::refresh).orElse(null));
            json.writeStringField(
                    "expires",
                    accepted.session()
                            .map(session -> session.expires().toString())
                            .orElse(null));
        });
    }

    private static void fields(JsonGenerator json, Invitation invitation) throws IOException {
        json.writeStringField("id", invitation.id().toString());
        json.writeStringField("role", invitation.role().name().toLowerCase(Locale.ROOT));
        json.writeStringField("email", invitation.email());
        json.writeObjectFieldStart("by");
        json.writeStringField("id", invitation.by().toString());
        json.writeStringField("name", invitation.byName());
        json.writeEndObject();
        json.writeStringField("at", invitation.at().toString());
        json.writeStringField("expiresAt", invitation.expiresAt().toString());
    }
}
