package io.repartee.person;

import io.repartee.account.Callers;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody changes about who they are here: their name, and that they were a guest before. */
public final class OwnProfileRoutes {
    private final Callers callers;
    private final RenameAccount rename;
    private final ClaimGuest claim;
    private final PersonRoutes person;

    record ProfileRequest(@Nullable String name) {}

    record ClaimRequest(@Nullable String token) {}

    public OwnProfileRoutes(Callers callers, RenameAccount rename, ClaimGuest claim, PersonRoutes person) {
        this.callers = callers;
        this.rename = rename;
        this.claim = claim;
        this.person = person;
    }

    public List<Route> routes() {
        return List.of(Route.patch("/accounts/me", this::change), Route.post("/accounts/me/claims", this::claim));
    }

    private Future<Answer> change(Call call) {
        return callers.of(call)
                .compose(caller -> rename.run(
                                caller, call.body(ProfileRequest.class).name())
                        .compose(renamed -> person.profile(caller)));
    }

    private Future<Answer> claim(Call call) {
        return callers.of(call).compose(caller -> {
            String token = call.body(ClaimRequest.class).token();
            if (token == null) {
                throw Problem.field("/token", "The guest's access token is needed.");
            }
            return claim.run(caller, token)
                    .map(comments -> Answer.ok(Json.object(json -> json.writeNumberField("comments", comments))));
        });
    }
}
