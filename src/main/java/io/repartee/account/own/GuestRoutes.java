package io.repartee.account.own;

import io.repartee.account.own.proof.ProofOfWork;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Becoming a guest. */
public final class GuestRoutes {
    private final GuestSignIn guests;

    record GuestRequest(String name, ProofOfWork.@Nullable Proof proof) {}

    record Nothing() {}

    public GuestRoutes(GuestSignIn guests) {
        this.guests = guests;
    }

    public List<Route> routes() {
        return List.of(Route.post("/auth/challenge", this::challenge), Route.post("/auth/guest", this::signIn));
    }

    private Future<Answer> challenge(Call call) {
        call.body(Nothing.class);
        return guests.challenge(call.path("site"), Visitor.of(call))
                .map(given -> Answer.ok(Json.object(given::write)).with("cache-control", "no-store"));
    }

    private Future<Answer> signIn(Call call) {
        GuestRequest request = call.body(GuestRequest.class);
        return guests.signIn(call.path("site"), request.name(), request.proof(), Visitor.of(call))
                .map(signedIn -> Answer.created(signedIn.json()).with("cache-control", "no-store"));
    }
}
