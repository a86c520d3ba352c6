package io.repartee.account.operator;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.site.SiteRegister;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/**
 * The addresses under which operators manage sites. The site's key is not called {@code site} in them: pages of a site's origins
 * have no business here.
 */
public final class ServerSiteRoutes {
    private static final String SITES = OperatorRoutes.SERVER + "/sites";

    private final Operators operators;
    private final SiteRegister register;
    private final ManageSites sites;

    public ServerSiteRoutes(Operators operators, SiteRegister register, ManageSites sites) {
        this.operators = operators;
        this.register = register;
        this.sites = sites;
    }

    public List<Route> routes() {
        return List.of(
                new Route(HttpMethod.GET, SITES, this::list),
                new Route(HttpMethod.POST, SITES, this::make),
                new Route(HttpMethod.PATCH, SITES + "/{key}", this::change),
                new Route(HttpMethod.POST, SITES + "/{key}/pass", this::pass));
    }

    private Future<Answer> list(Call call) {
        return operators
                .of(call)
                .compose(operator -> register.all())
                .map(all -> Answer.ok(Json.page(all, null, ServerSiteRoutes::write)));
    }

    private Future<Answer> make(Call call) {
        return operators
                .of(call)
                .compose(operator -> sites.make(operator, call.body(SiteRequest.class)))
                .map(made -> Answer.created(Json.value(json -> write(json, made))));
    }

    private Future<Answer> change(Call call) {
        return operators
                .of(call)
                .compose(operator -> sites.change(operator, call.path("key"), call.body(SiteRequest.class)))
                .map(changed -> Answer.ok(Json.value(json -> write(json, changed))));
    }

    private Future<Answer> pass(Call call) {
        return operators
                .of(call)
                .compose(operator -> sites.pass(operator, call.path("key")))
                .map(pass -> Answer.created(Json.object(json -> {
                    json.writeStringField("site", pass.site());
                    json.writeStringField("token", pass.token());
                    json.writeStringField("expiresAt", pass.expiresAt().toString());
                })));
    }

    private static void write(JsonGenerator json, SiteRegister.Entry entry) throws IOException {
        json.writeStartObject();
        json.writeStringField("site", entry.site().site());
        json.writeStringField("name", entry.site().name());
        Json.array(json, "origins", entry.site().origins(), JsonGenerator::writeString);
        json.writeStringField("moderation", entry.site().moderation().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("guests", entry.site().guests());
        json.writeBooleanField("declared", entry.declared());
        json.writeStringField("createdAt", entry.createdAt().toString());
        json.writeEndObject();
    }
}
