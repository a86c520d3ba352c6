package io.repartee.moderation.settings;

import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.moderation.screening.Rehearsal;
import io.repartee.moderation.screening.Workers;
import io.repartee.moderation.spam.SpamModels;
import io.repartee.site.PhaseSettings.Spam;
import io.repartee.site.Policy;
import io.repartee.site.PolicyJson;
import io.repartee.site.SettingsStore;
import io.repartee.site.SettingsStore.Settings;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import java.util.List;

/** The addresses of a site's settings, for its admins. */
public final class SettingsRoutes {
    private static final String DEFAULTS = PolicyJson.shown(Policy.DEFAULT);

    private final Callers callers;
    private final SettingsStore store;
    private final ChangeSettings change;
    private final DryRun dryRun;
    private final SpamModels models;
    private final Workers workers;

    /** @param workers where what was learnt is sorted */
    public SettingsRoutes(
            Callers callers, Pool pool, SettingsStore store, Rehearsal rehearsal, SpamModels models, Workers workers) {
        this.callers = callers;
        this.store = store;
        this.change = new ChangeSettings(store);
        this.dryRun = new DryRun(pool, store, rehearsal);
        this.models = models;
        this.workers = workers;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/settings", this::read),
                Route.put("/settings", this::change),
                Route.post("/settings/dry-run", this::tryOut),
                Route.get("/spam-model", this::spamModel));
    }

    private Future<Answer> read(Call call) {
        return admin(call).compose(caller -> store.find(caller.site().id())).map(SettingsRoutes::answer);
    }

    private Future<Answer> change(Call call) {
        return admin(call)
                .compose(caller -> change.run(caller, call.body(ChangeSettings.Request.class)))
                .map(SettingsRoutes::answer);
    }

    private Future<Answer> tryOut(Call call) {
        return admin(call)
                .compose(caller -> dryRun.run(caller, call.body(DryRun.Request.class)))
                .map(DryRunJson::answer);
    }

    private Future<Answer> spamModel(Call call) {
        return callers.of(call).compose(caller -> {
            Access.mustModerate(caller);
            Spam settings = caller.site().policy().phases().spam();
            return models.of(caller.site().id())
                    .compose(model -> workers.run(() -> SpamModelJson.answer(model, settings)));
        });
    }

    private Future<Caller> admin(Call call) {
        return callers.of(call).map(caller -> {
            Access.mustAdminister(caller);
            return caller;
        });
    }

    private static Answer answer(Settings settings) {
        return Answer.ok(Json.object(json -> {
            json.writeNumberField("revision", settings.revision());
            json.writeFieldName("policy");
            json.writeRawValue(PolicyJson.shown(settings.policy()));
            json.writeFieldName("defaults");
            json.writeRawValue(DEFAULTS);
        }));
    }
}
