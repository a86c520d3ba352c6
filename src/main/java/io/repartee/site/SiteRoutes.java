package io.repartee.site;

import com.fasterxml.jackson.core.JsonGenerator;
import io.repartee.web.Answer;
import io.repartee.web.Call;
import io.repartee.web.Json;
import io.repartee.web.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** {@code GET /} of a site: what a widget needs to know before it draws anything. */
public final class SiteRoutes {
    private final SiteDirectory sites;
    private final SignInWays ways;
    private final int textCodePoints;
    private final Duration editWindow;
    private final Offered offered;

    /**
     * @param ways in which people sign in
     * @param textCodePoints the longest comment
     * @param editWindow how long its author may edit a comment
     */
    public SiteRoutes(SiteDirectory sites, SignInWays ways, int textCodePoints, Duration editWindow, Offered offered) {
        this.sites = sites;
        this.ways = ways;
        this.textCodePoints = textCodePoints;
        this.editWindow = editWindow;
        this.offered = offered;
    }

    public List<Route> routes() {
        return List.of(Route.get("", this::describe));
    }

    private Future<Answer> describe(Call call) {
        return sites.site(call.path("site"))
                .compose(site -> ways.of(site)
                        .map(offers -> Answer.ok(json(site, offers)).with("cache-control", "public, max-age=5")));
    }

    private Buffer json(Site site, List<SignInWays.Way> offers) {
        return Json.object(json -> {
            json.writeStringField("site", site.key());
            json.writeStringField("name", site.name());
            json.writeObjectFieldStart("policy");
            policy(json, site);
            json.writeEndObject();
            Engagement engagement = site.policy().engagement();
            json.writeStringField("votes", engagement.votes().wireName());
            Json.array(json, "reactions", engagement.reactions(), SiteRoutes::reaction);
            Json.array(json, "pageReactions", engagement.pageReactions(), SiteRoutes::reaction);
            Json.array(json, "signIn", methods(site), JsonGenerator::writeString);
            Json.array(json, "signInMethods", offers, SiteRoutes::way);
            if (site.guests() && site.policy().signIn().guestProof() != SignIn.Proof.NEVER) {
                json.writeObjectFieldStart("guestProof");
                json.writeStringField(
                        "when", site.policy().signIn().guestProof().name().toLowerCase(Locale.ROOT));
                json.writeEndObject();
            }
            Json.array(json, "features", offered.names(), JsonGenerator::writeString);
        });
    }

    private void policy(JsonGenerator json, Site site) throws IOException {
        json.writeStringField("moderation", site.moderation().name().toLowerCase(Locale.ROOT));
        json.writeBooleanField("guests", site.guests());
        json.writeNumberField("textCodePoints", textCodePoints);
        json.writeNumberField("editWindowSeconds", editWindow.toSeconds());
    }

    private static void reaction(JsonGenerator json, Engagement.Reaction reaction) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", reaction.name());
        json.writeStringField("emoji", reaction.emoji());
        json.writeEndObject();
    }

    private static void way(JsonGenerator json, SignInWays.Way way) throws IOException {
        json.writeStartObject();
        json.writeStringField("method", way.method());
        if (way.provider() != null) {
            json.writeStringField("provider", way.provider());
        }
        if (way.name() != null) {
            json.writeStringField("name", way.name());
        }
        json.writeEndObject();
    }

    private static List<String> methods(Site site) {
        return site.guests() ? List.of("guest", "sso") : List.of("sso");
    }
}
