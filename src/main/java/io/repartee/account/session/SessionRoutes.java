package io.repartee.account.session;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.Callers;
import io.repartee.account.SignOut;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.ErrorCode;
import io.repartee.web.Json;
import io.repartee.web.Problem;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Staying signed in, seeing where, and signing out. */
public final class SessionRoutes {
    private final Callers callers;
    private final Sessions sessions;
    private final SignOut everywhere;

    record RefreshRequest(String refresh) {}

    record SignOutRequest(@Nullable String refresh) {}

    public SessionRoutes(Callers callers, Sessions sessions, SignOut everywhere) {
        this.callers = callers;
        this.sessions = sessions;
        this.everywhere = everywhere;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/auth/refresh", this::refresh),
                Route.post("/auth/sign-out", this::signOut),
                Route.get("/auth/sessions", this::list),
                Route.delete("/auth/sessions", this::endAll),
                Route.delete("/auth/sessions/{id}", this::end));
    }

    private Future<Answer> refresh(Call call) {
        return sessions.refresh(
                        call.path("site"), call.body(RefreshRequest.class).refresh())
                .map(signedIn -> Answer.ok(signedIn.json()).with("cache-control", "no-store"));
    }

    /** By the refresh token, which works also when the access token is over; or by the access token alone. */
    private Future<Answer> signOut(Call call) {
        String refresh = call.body(SignOutRequest.class).refresh();
        Future<Void> done = refresh == null
                ? callers.of(call).compose(sessions::signOut)
                : sessions.signOut(call.path("site"), refresh);
        return done.map(over -> Answer.noContent());
    }

    private Future<Answer> list(Call call) {
        return callers.of(call)
                .compose(caller -> sessions.of(caller)
                        .map(rows -> Answer.ok(
                                        Json.page(rows, null, (json, row) -> row(json, row, Sessions.session(caller))))
                                .with("cache-control", "no-store")));
    }

    private Future<Answer> endAll(Call call) {
        return callers.of(call).compose(everywhere::run).map(done -> Answer.noContent());
    }

    private Future<Answer> end(Call call) {
        return callers.of(call)
                .compose(caller -> sessions.end(caller, id(call)))
                .map(done -> Answer.noContent());
    }

    private static void row(JsonGenerator json, SessionRow row, Optional<UUID> current) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", row.id().toString());
        json.writeBooleanField("current", current.filter(row.id()::equals).isPresent());
        json.writeStringField("method", row.method());
        json.writeStringField("device", row.device());
        json.writeStringField("createdAt", row.createdAt().toString());
        json.writeStringField("usedAt", row.usedAt().toString());
        json.writeStringField("expiresAt", row.expiresAt().toString());
        json.writeEndObject();
    }

    private static UUID id(Call call) {
        try {
            return UUID.fromString(call.path("id"));
        } catch (IllegalArgumentException e) {
            throw Problem.of(ErrorCode.SESSION_NOT_FOUND);
        }
    }
}
