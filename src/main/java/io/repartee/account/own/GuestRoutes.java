package io.repartee.account.own;

import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;

/** Becoming a guest. */
public final class GuestRoutes {
    private final GuestSignIn guests;

    record GuestRequest(String name) {}

    public GuestRoutes(GuestSignIn guests) {
        this.guests = guests;
    }

    public List<Route> routes() {
        return List.of(Route.post("/auth/guest", this::signIn));
    }

    private Future<Answer> signIn(Call call) {
        GuestRequest request = call.body(GuestRequest.class);
        return guests.signIn(call.path("site"), request.name(), call.address(), call.header("user-agent"))
                .map(signedIn -> Answer.created(signedIn.json()).with("cache-control", "no-store"));
    }
}
