package io.repartee.account.provider;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.account.Access;
import io.repartee.account.Caller;
import io.repartee.account.Callers;
import io.repartee.site.SignInProvider;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** The addresses of a site's other services, for its admins. A secret goes in and never comes out. */
public final class ProviderRoutes {
    private final Callers callers;
    private final ManageProviders providers;

    public ProviderRoutes(Callers callers, ManageProviders providers) {
        this.callers = callers;
        this.providers = providers;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/sign-in-providers", this::list),
                Route.put("/sign-in-providers/{provider}", this::put),
                Route.delete("/sign-in-providers/{provider}", this::remove));
    }

    private Future<Answer> list(Call call) {
        return admin(call)
                .compose(admin -> providers
                        .all(admin.site().id())
                        .map(all -> Answer.ok(Json.object(json -> {
                            Json.array(json, "items", all, ProviderRoutes::write);
                            json.writeNullField("next");
                            json.writeStringField(
                                    "returnTo", providers.returnTo(admin.site().key()));
                        }))));
    }

    private Future<Answer> put(Call call) {
        return admin(call)
                .compose(admin -> providers.put(
                        admin.site().id(),
                        call.path("provider"),
                        call.body(ProviderRequest.class),
                        admin.profile().id().value()))
                .map(provider -> Answer.ok(Json.value(json -> write(json, provider))));
    }

    private Future<Answer> remove(Call call) {
        return admin(call)
                .compose(admin -> providers.remove(
                        admin.site().id(),
                        call.path("provider"),
                        admin.profile().id().value()))
                .map(done -> Answer.noContent());
    }

    private Future<Caller> admin(Call call) {
        return callers.of(call).map(caller -> {
            Access.mustAdminister(caller);
            return caller;
        });
    }

    private static void write(JsonGenerator json, SignInProvider provider) throws IOException {
        json.writeStartObject();
        json.writeStringField("provider", provider.key());
        json.writeStringField("kind", provider.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("name", provider.name());
        json.writeStringField("issuer", provider.issuer());
        json.writeStringField("clientId", provider.clientId());
        json.writeBooleanField("trustsMail", provider.trustsMail());
        json.writeBooleanField("declared", provider.declared());
        json.writeEndObject();
    }
}
