package io.repartee.account;

import io.repartee.web.Answer;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.util.List;

/** The public keys of the tokens that this server issues. */
public final class AccountRoutes {
    private final Answer jwks;

    public AccountRoutes(SigningKeys keys) {
        this.jwks = Answer.ok(Jwks.of(keys)).with("cache-control", "public, max-age=300");
    }

    public List<Route> routes() {
        return List.of(new Route(HttpMethod.GET, "/.well-known/jwks.json", call -> Future.succeededFuture(jwks)));
    }
}
