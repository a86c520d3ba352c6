package io.repartee.account;

import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** Signing in, and the public keys of the tokens that this server issues. */
public final class AccountRoutes {
    private final GuestSignIn guests;
    private final Answer jwks;

    record GuestRequest(String name) {}

    public AccountRoutes(GuestSignIn guests, SigningKeys keys) {
        this.guests = guests;
        this.jwks = Answer.ok(Jwks.of(keys)).with("cache-control", "public, max-age=300");
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/auth/guest", this::signIn),
                new Route(HttpMethod.GET, "/.well-known/jwks.json", call -> Future.succeededFuture(jwks)));
    }

    private Future<Answer> signIn(Call call) {
        String name = call.body(GuestRequest.class).name();
        return guests.signIn(call.path("site"), name, call.address()).map(signedIn -> Answer.created(json(signedIn)));
    }

    private static Buffer json(GuestSignIn.SignedIn signedIn) {
        return Json.object(json -> {
            json.writeStringField("token", signedIn.token());
            json.writeObjectFieldStart("account");
            json.writeStringField("id", signedIn.profile().id().toString());
            json.writeStringField("name", signedIn.profile().name());
            json.writeEndObject();
        });
    }
}
