package io.repartee.account;

import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.account.own.GuestRoutes;
import io.repartee.account.own.GuestSignIn;
import io.repartee.account.own.OwnWays;
import io.repartee.account.own.TakenNames;
import io.repartee.account.own.proof.ProofOfWork;
import io.repartee.account.own.proof.SpentProofs;
import io.repartee.account.session.SessionSettings;
import io.repartee.account.session.SessionStore;
import io.repartee.account.session.Sessions;
import io.repartee.site.Offered;
import io.repartee.site.Site;
import io.repartee.site.SiteDeclaration;
import io.repartee.site.SiteDirectory;
import io.repartee.site.SiteRoutes;
import io.repartee.site.SiteStore;
import io.repartee.site.SsoKey;
import io.repartee.stream.Control;
import io.repartee.testing.TestDatabase;
import io.repartee.web.Answer;
import io.repartee.web.Json;
import io.repartee.web.RateLimits;
import io.repartee.web.Route;
import io.repartee.web.WebLimits;
import io.repartee.web.WebServer;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.JWTOptions;
import io.vertx.ext.auth.authentication.TokenCredentials;
import io.vertx.ext.auth.jwt.JWTAuth;
import io.vertx.ext.auth.jwt.JWTAuthOptions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInIT {
    private static final String DAILY = "/api/v1/sites/daily";
    private static final InstantSource CLOCK = () -> Tokens.NOW;

    private Vertx vertx;
    private TestDatabase database;
    private WebServer server;

    @BeforeEach
    void open() {
        vertx = Vertx.vertx();
        database = TestDatabase.create();
        var pool = database.pool(vertx);
        SiteStore store = new SiteStore(pool);
        get(store.declare(site("daily", true)));
        get(store.declare(site("members", false)));
        SiteDirectory sites = new SiteDirectory(vertx, store, CLOCK);
        SigningKeys signing = get(SigningKeys.load(vertx, new SigningKeyStore(pool)));
        KnownAccounts accounts = new KnownAccounts(vertx, new AccountStore(pool));
        Sessions sessions = new Sessions(
                sites,
                new SessionStore(pool, handovers -> {}),
                new TokenIssuer(signing, CLOCK),
                Seals.of(signing),
                new SessionSettings(Duration.ofMinutes(15), Duration.ofDays(90)),
                CLOCK);
        GuestSignIn guests = new GuestSignIn(
                sites,
                accounts,
                new TakenNames(pool),
                new ProofOfWork(Seals.of(signing), new SpentProofs(pool), false, CLOCK),
                sessions,
                RateLimits.perMinute(0, 3, 0, 0, CLOCK),
                CLOCK);
        Callers callers = new TokenCallers(
                sites,
                new TokenReader(signing, new SsoKeys(vertx, store, CLOCK), CLOCK),
                new Standings(vertx, new StandingStore(pool), CLOCK),
                Control.ALWAYS);
        List<Route> routes = new ArrayList<>(new AccountRoutes(signing).routes());
        routes.addAll(new GuestRoutes(guests).routes());
        routes.addAll(new SiteRoutes(sites, new OwnWays(false), 5_000, Duration.ofMinutes(5), new Offered()).routes());
        routes.add(Route.get("/whoami", call -> callers.of(call).map(SignInIT::describe)));
        server = new WebServer(routes, sites, new WebLimits(10_000, 2_000), Optional.empty());
    }

    @AfterEach
    void close() {
        server.close();
        get(vertx.close());
        database.close();
    }

    private static SiteDeclaration site(String key, boolean guests) {
        SsoKey sso = new SsoKey(Tokens.ISSUER, "k1", "HS256", Tokens.SECRET, true);
        return new SiteDeclaration(
                key, "The " + key, List.of("https://daily.example"), Site.Moderation.PRE, guests, List.of(sso));
    }

    private static Answer describe(Caller caller) {
        return Answer.ok(Json.object(json -> {
            json.writeStringField("role", caller.role().name());
            json.writeStringField(
                    "name", caller.account().map(Caller.Profile::name).orElse(null));
            json.writeStringField(
                    "id", caller.account().map(p -> p.id().toString()).orElse(null));
        }));
    }

    private HttpResponse<String> signIn(String site, String body) {
        return server.send("POST", "/api/v1/sites/" + site + "/auth/guest", body, "content-type", "application/json");
    }

    private JsonObject whoIs(String token) {
        return json(server.send("GET", DAILY + "/whoami", null, "authorization", "Bearer " + token), 200);
    }

    private static JsonObject json(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        return new JsonObject(response.body());
    }

    @Test
    void aGuestGetsATokenThatSaysWhoTheyAre() {
        JsonObject signedIn = json(signIn("daily", "{\"name\":\" Zoë \"}"), 201);
        JsonObject account = signedIn.getJsonObject("account");
        assertThat(account.getString("name")).isEqualTo("Zoë");
        assertThat(whoIs(signedIn.getString("token")))
                .isEqualTo(new JsonObject()
                        .put("role", "READER")
                        .put("name", "Zoë")
                        .put("id", account.getString("id")));
        JsonObject elsewhere = json(
                server.send(
                        "GET",
                        "/api/v1/sites/members/whoami",
                        null,
                        "authorization",
                        "Bearer " + signedIn.getString("token")),
                401);
        assertThat(elsewhere.getString("code")).isEqualTo("token_invalid");
    }

    @Test
    void guestsComeOnlyWhereTheyMay() {
        assertThat(json(signIn("members", "{\"name\":\"Zoë\"}"), 403).getString("code"))
                .isEqualTo("guests_not_allowed");
        assertThat(json(signIn("nowhere", "{\"name\":\"Zoë\"}"), 404).getString("code"))
                .isEqualTo("site_not_found");
        assertThat(json(signIn("daily", "{\"name\":\"\"}"), 422).getString("code"))
                .isEqualTo("invalid_fields");
        assertThat(json(signIn("daily", "{\"name\":\"Zoë\",\"role\":\"admin\"}"), 400)
                        .getString("code"))
                .isEqualTo("bad_json");
    }

    @Test
    void guestsDoNotComeInCrowdsFromOneAddress() {
        for (int i = 0; i < 3; i++) {
            json(signIn("daily", "{\"name\":\"Zoë\"}"), 201);
        }
        HttpResponse<String> fourth = signIn("daily", "{\"name\":\"Zoë\"}");
        assertThat(json(fourth, 429).getString("code")).isEqualTo("too_many_requests");
        assertThat(fourth.headers().firstValue("retry-after")).contains("20");
    }

    @Test
    void aPublishersTokenIsTakenAsItIs() {
        JsonObject claims = Tokens.claims().put("roles", List.of("moderator"));
        assertThat(whoIs(Tokens.signed(Tokens.header(), claims)).getString("role"))
                .isEqualTo("MODERATOR");
        assertThat(json(server.send("GET", DAILY + "/whoami", null), 200).getString("role"))
                .isEqualTo("NONE");
        HttpResponse<String> wrong = server.send("GET", DAILY + "/whoami", null, "authorization", "Bearer x.y.z");
        assertThat(json(wrong, 401).getString("code")).isEqualTo("token_invalid");
    }

    @Test
    void anybodyCanVerifyOurTokensWithThePublishedKeys() {
        String token = json(signIn("daily", "{\"name\":\"Zoë\"}"), 201).getString("token");
        JsonObject keys = json(server.send("GET", "/.well-known/jwks.json", null), 200);
        JsonObject key = keys.getJsonArray("keys").getJsonObject(0);
        assertThat(key.fieldNames()).containsExactlyInAnyOrder("kty", "crv", "x", "y", "kid", "alg", "use");
        JWTAuth verifier = JWTAuth.create(
                vertx, new JWTAuthOptions().addJwk(key).setJWTOptions(new JWTOptions().setIgnoreExpiration(true)));
        assertThat(get(verifier.authenticate(new TokenCredentials(token))).<String>get("iss"))
                .isEqualTo("repartee");
    }

    @Test
    void aSiteTellsWhatAWidgetNeeds() {
        JsonObject site = json(server.send("GET", DAILY + "/", null), 200);
        assertThat(site).isEqualTo(new JsonObject("""
                        {"site":"daily","name":"The daily",
                         "policy":{"moderation":"pre","guests":true,"textCodePoints":5000,"editWindowSeconds":300},
                         "votes":"up-down","reactions":[],"pageReactions":[],"signIn":["guest","sso"],
                         "signInMethods":[{"method":"guest"},{"method":"sso"}],"guestProof":{"when":"adaptive"},"features":[]}
                        """));
        assertThat(json(server.send("GET", "/api/v1/sites/nowhere", null), 404).getString("code"))
                .isEqualTo("site_not_found");
    }

    @Test
    void onlyPagesOfTheSiteSignGuestsIn() {
        HttpResponse<String> foreign = server.send(
                "POST",
                DAILY + "/auth/guest",
                "{\"name\":\"Z\"}",
                "content-type",
                "application/json",
                "origin",
                "https://evil.example");
        assertThat(json(foreign, 403).getString("code")).isEqualTo("origin_not_allowed");
        HttpResponse<String> own = server.send(
                "POST",
                DAILY + "/auth/guest",
                "{\"name\":\"Z\"}",
                "content-type",
                "application/json",
                "origin",
                "https://daily.example");
        json(own, 201);
        assertThat(own.headers().firstValue("access-control-allow-origin")).contains("https://daily.example");
    }
}
