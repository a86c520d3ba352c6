package io.repartee.account.keys;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.site.KeptKey;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** The addresses of a site's sign-in keys, for its admins. */
public final class KeyRoutes {
    private final Callers callers;
    private final ManageKeys keys;

    public KeyRoutes(Callers callers, ManageKeys keys) {
        this.callers = callers;
        this.keys = keys;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/sso-keys", this::list),
                Route.post("/sso-keys", this::add),
                Route.post("/sso-keys/{id}/rotate", this::rotate),
                Route.delete("/sso-keys/{id}", this::remove));
    }

    private Future<Answer> list(Call call) {
        return admin(call)
                .compose(admin -> keys.all(admin.site().id()))
                .map(all -> Answer.ok(Json.page(all, null, KeyJson::write)));
    }

    private Future<Answer> add(Call call) {
        return admin(call)
                .compose(admin -> keys.add(admin.site().id(), call.body(KeyRequest.class), by(admin)))
                .map(KeyRoutes::made);
    }

    private Future<Answer> rotate(Call call) {
        return admin(call)
                .compose(admin ->
                        keys.rotate(admin.site().id(), id(call), call.body(ManageKeys.Rotation.class), by(admin)))
                .map(KeyRoutes::made);
    }

    private Future<Answer> remove(Call call) {
        return admin(call)
                .compose(admin -> keys.remove(admin.site().id(), id(call), by(admin)))
                .map(done -> Answer.noContent());
    }

    private Future<Caller> admin(Call call) {
        return callers.of(call).map(caller -> {
            Access.mustAdminister(caller);
            return caller;
        });
    }

    private static UUID by(Caller admin) {
        return admin.profile().id().value();
    }

    private static Answer made(KeptKey key) {
        return Answer.created(Json.object(json -> KeyJson.withSecret(json, key)));
    }

    private static UUID id(Call call) {
        try {
            return UUID.fromString(call.path("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.NOT_FOUND);
        }
    }
}
