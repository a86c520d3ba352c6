package io.repartee.person;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.Callers;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;

/** The addresses under which readers mute others for themselves. */
public final class MuteRoutes {
    private final Callers callers;
    private final Mute mute;

    public MuteRoutes(Callers callers, Mute mute) {
        this.callers = callers;
        this.mute = mute;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/mutes", this::list),
                Route.put("/mutes/{id}", this::mute),
                Route.delete("/mutes/{id}", this::unmute));
    }

    private Future<Answer> list(Call call) {
        return callers.of(call).compose(mute::list).map(muted -> Answer.ok(Json.page(muted, null, MuteRoutes::write)));
    }

    private Future<Answer> mute(Call call) {
        return callers.of(call)
                .compose(caller -> mute.mute(caller, PersonRoutes.account(call)))
                .map(done -> Answer.noContent());
    }

    private Future<Answer> unmute(Call call) {
        return callers.of(call)
                .compose(caller -> mute.unmute(caller, PersonRoutes.account(call)))
                .map(done -> Answer.noContent());
    }

    private static void write(JsonGenerator json, MuteStore.Muted muted) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", muted.id().toString());
        json.writeStringField("name", muted.name());
        json.writeStringField("avatar", muted.avatar());
        json.writeEndObject();
    }
}
