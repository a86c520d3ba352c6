package io.repartee.account.provider;

import io.repartee.account.Access;
import io.repartee.account.Callers;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Signing in by other services, and which of them let somebody in. */
public final class ProviderSignInRoutes {
    private final Callers callers;
    private final GoToProvider going;
    private final ComeFromProvider coming;
    private final Identities identities;

    record Nothing() {}

    public ProviderSignInRoutes(Callers callers, GoToProvider going, ComeFromProvider coming, Identities identities) {
        this.callers = callers;
        this.going = going;
        this.coming = coming;
        this.identities = identities;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/auth/providers/{provider}", this::signIn),
                Route.post("/auth/providers/{provider}/link", this::link),
                Route.post("/auth/provider-answer", this::answer),
                Route.get("/accounts/me/identities", this::list),
                Route.delete("/accounts/me/identities/{id}", this::unlink));
    }

    private Future<Answer> signIn(Call call) {
        call.body(Nothing.class);
        return going.signIn(call.path("site"), call.path("provider")).map(ProviderSignInRoutes::sent);
    }

    private Future<Answer> link(Call call) {
        call.body(Nothing.class);
        return callers.of(call)
                .compose(caller -> going.link(caller, call.path("provider")))
                .map(ProviderSignInRoutes::sent);
    }

    private Future<Answer> answer(Call call) {
        return coming.run(call.path("site"), call.body(ComeFromProvider.ReturnRequest.class), call.header("user-agent"))
                .map(arrived -> Answer.ok(arrived.signedIn()
                                .map(signedIn -> signedIn.json())
                                .orElseGet(() -> Json.object(json -> {
                                    json.writeFieldName("linked");
                                    arrived.linked().orElseThrow().write(json);
                                })))
                        .with("cache-control", "no-store"));
    }

    private Future<Answer> list(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustSignIn(caller);
            return identities
                    .of(caller.site().id(), caller.profile().id())
                    .map(all -> Answer.ok(Json.page(all, null, (json, one) -> one.write(json)))
                            .with("cache-control", "no-store"));
        });
    }

    private Future<Answer> unlink(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustHaveOwnAccount(caller);
            return identities
                    .unlink(caller.site(), caller.profile().id(), id(call))
                    .map(done -> Answer.noContent());
        });
    }

    private static Answer sent(GoToProvider.Sent sent) {
        return Answer.ok(Json.object(json -> {
                    json.writeStringField("url", sent.url());
                    json.writeStringField("secret", sent.secret());
                    json.writeStringField("expires", sent.expires().toString());
                }))
                .with("cache-control", "no-store");
    }

    private static UUID id(Call call) {
        try {
            return UUID.fromString(call.path("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.IDENTITY_NOT_FOUND);
        }
    }
}
