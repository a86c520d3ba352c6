package io.repartee.account;

import static io.repartee.account.Tokens.NOW;
import static io.repartee.account.Tokens.SECRET;
import static io.repartee.account.Tokens.claims;
import static io.repartee.account.Tokens.header;
import static io.repartee.account.Tokens.segment;
import static io.repartee.account.Tokens.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.ids.Uuids;
import io.repartee.site.Site;
import io.repartee.site.SsoKey;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenReaderTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Site DAILY = site(1, "daily");
    private static final Site WEEKLY = site(2, "weekly");
    private static final SigningKey PAIR = SigningKey.generate();

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    private final SigningKeys signing = new SigningKeys(VERTX, List.of(PAIR));
    private final TokenIssuer issuer = new TokenIssuer(signing, now::get);
    private final TokenReader reader =
            new TokenReader(signing, new SsoKeys(VERTX, TokenReaderTest::keys, now::get), now::get);

    @AfterAll
    static void stop() {
        VERTX.close().await();
    }

    private static Site site(int id, String key) {
        return new Site(new SiteId(id), key, key, Set.of(), Site.Moderation.POST, true);
    }

    private static Future<List<SsoKey>> keys(SiteId site) {
        return Future.succeededFuture(
                site.equals(DAILY.id())
                        ? List.of(
                                new SsoKey(Tokens.ISSUER, "k1", "HS256", SECRET, false),
                                new SsoKey(Tokens.ISSUER, "staff", "HS256", SECRET, true),
                                new SsoKey("https://other.example", "k2", "HS256", "o".repeat(32), false))
                        : List.of(new SsoKey("https://weekly.example", "k1", "HS256", "w".repeat(32), true)));
    }

    private Caller read(String token) {
        return reader.read(DAILY, token).await();
    }

    private void refused(String token) {
        refused(DAILY, token, ErrorCode.TOKEN_INVALID);
    }

    private void refused(Site site, String token, ErrorCode code) {
        Throwable failure = catchFailure(reader.read(site, token));
        assertThat(failure).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.code()).isEqualTo(code);
            assertThat(problem.getMessage()).isEqualTo(code.title() + ".");
        });
    }

    private static Throwable catchFailure(Future<?> future) {
        return future.toCompletionStage()
                .handle((value, failure) -> failure)
                .toCompletableFuture()
                .orTimeout(5, TimeUnit.SECONDS)
                .join();
    }

    private static String claiming(String name, Object value) {
        return signed(header(), claims().put(name, value));
    }

    private static String without(String name) {
        JsonObject claims = claims();
        claims.remove(name);
        return signed(header(), claims);
    }

    @Test
    void knowsAPublishersAccountByIssuerAndSubject() {
        Caller caller = read(signed(
                header(),
                claims().put("picture", "https://daily.example/anna.png").put("email", "a@b.example")));
        assertThat(caller.site()).isEqualTo(DAILY);
        assertThat(caller.role()).isEqualTo(Role.READER);
        assertThat(caller.expiresAt()).isEqualTo(NOW.plusSeconds(60));
        assertThat(caller.profile())
                .isEqualTo(new Caller.Profile(
                        new AccountId(Uuids.named("sso", "1", Tokens.ISSUER, "anna")),
                        Caller.Kind.SINGLE_SIGN_ON,
                        "Anna",
                        "https://daily.example/anna.png",
                        Tokens.ISSUER,
                        "anna"));
        assertThat(read(claiming("name", "Another name")).profile().id())
                .isEqualTo(caller.profile().id());
        assertThat(read(claiming("sub", "bert")).profile().id())
                .isNotEqualTo(caller.profile().id());
    }

    @Test
    void makesANameAndAPictureFitToBeShown() {
        assertThat(read(without("name")).profile().name()).isEqualTo("Reader");
        assertThat(read(claiming("name", 7)).profile().name()).isEqualTo("Reader");
        assertThat(read(claiming("name", " \u202e\u0007 ")).profile().name()).isEqualTo("Reader");
        assertThat(read(claiming("name", " A\u202enna\n\u2066 ")).profile().name())
                .isEqualTo("Anna");
        assertThat(read(claiming("name", "😀".repeat(100))).profile().name()).isEqualTo("😀".repeat(80));
        for (String picture : List.of("http://a.example/", "javascript:alert(1)", "data:x", "//a.example", "https:x")) {
            assertThat(read(claiming("picture", picture)).profile().avatar()).isNull();
        }
    }

    @Test
    void givesRolesOnlyToTheKeyThatMay() {
        JsonObject staff = claims().put("roles", new JsonArray().add("x").add("moderator"));
        assertThat(read(signed(header(), staff)).role()).isEqualTo(Role.READER);
        assertThat(read(signed(header().put("kid", "staff"), staff)).role()).isEqualTo(Role.MODERATOR);
        staff.getJsonArray("roles").add("admin");
        assertThat(read(signed(header().put("kid", "staff"), staff)).role()).isEqualTo(Role.ADMIN);
        staff.put(
                "roles",
                new JsonArray().add("ADMIN").add(new JsonArray().add("admin")).add("none"));
        assertThat(read(signed(header().put("kid", "staff"), staff)).role()).isEqualTo(Role.READER);
    }

    @Test
    void refusesAnUnsignedToken() {
        for (String none : List.of("none", "None", "NONE", "")) {
            String content = segment(header().put("alg", none).encode()) + "." + segment(claims().encode());
            refused(content);
            refused(content + ".");
            refused(signed(header().put("alg", none), claims()));
        }
        JsonObject header = header();
        header.remove("alg");
        refused(signed(header, claims()));
    }

    @Test
    void refusesAnotherAlgorithmThanTheKeys() {
        for (String algorithm : List.of("HS384", "HS512", "RS256", "ES256", "EdDSA", "hs256")) {
            refused(signed(header().put("alg", algorithm), claims()));
        }
    }

    @Test
    void refusesOurPublicKeyUsedAsASecret() {
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(PAIR.publicKey())
                + "\n-----END PUBLIC KEY-----\n";
        String header =
                new JsonObject().put("alg", "HS256").put("kid", PAIR.kid()).encode();
        String claims = claims().put("iss", "repartee")
                .put("sub", UUID.randomUUID().toString())
                .put("kind", "local")
                .put("role", "admin")
                .encode();
        refused(signed(header, claims, pem.getBytes(StandardCharsets.UTF_8)));
        refused(signed(header, claims, PAIR.publicKey()));
        refused(signed(header.replace("HS256", "ES256"), claims, PAIR.publicKey()));
    }

    @Test
    void neverUsesAKeyThatTheTokenBrings() {
        String own = "x".repeat(32);
        JsonObject jwk = new JsonObject().put("kty", "oct").put("kid", "k1").put("k", segment(own));
        for (String name : List.of("jwk", "jku", "x5u", "x5c")) {
            Object value = name.equals("jwk") ? jwk : "https://evil.example/keys";
            refused(signed(
                    header().put(name, value).encode(), claims().encode(), own.getBytes(StandardCharsets.UTF_8)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "k2", "K1", "k1 ", "../k1", "/dev/null", "k1' or '1'='1", "k1\u0000", "staff\n"})
    void refusesAKidThatTheIssuerDoesNotHave(String kid) {
        refused(signed(header().put("kid", kid), claims()));
    }

    @Test
    void refusesAKidThatIsNoText() {
        for (Object kid : List.of(1, true, new JsonArray().add("k1"), new JsonObject().put("k1", 1))) {
            refused(signed(header().put("kid", kid), claims()));
        }
        JsonObject header = header();
        header.remove("kid");
        refused(signed(header, claims()));
    }

    @Test
    void refusesTheIssuerOfAnotherSite() {
        String weekly = signed(
                header().encode(),
                claims().put("iss", "https://weekly.example")
                        .put("aud", "daily")
                        .encode(),
                "w".repeat(32).getBytes(StandardCharsets.UTF_8));
        refused(weekly);
        refused(WEEKLY, weekly, ErrorCode.TOKEN_INVALID);
        refused(WEEKLY, signed(header(), claims()), ErrorCode.TOKEN_INVALID);
        refused(claiming("iss", "https://other.example"));
        refused(claiming("iss", "https://daily.example/"));
        refused(without("iss"));
    }

    @Test
    void refusesATokenThatIsNotForThisSiteAlone() {
        assertThat(read(claiming("aud", new JsonArray().add("daily"))).role()).isEqualTo(Role.READER);
        for (Object audience : List.of(
                "weekly",
                "Daily",
                "",
                "daily weekly",
                7,
                new JsonArray(),
                new JsonArray().add("daily").add("weekly"),
                new JsonArray().add("weekly"),
                new JsonObject().put("daily", true))) {
            refused(claiming("aud", audience));
        }
        refused(without("aud"));
    }

    @Test
    void refusesASubjectThatIsNone() {
        refused(without("sub"));
        refused(claiming("sub", ""));
        refused(claiming("sub", 7));
        refused(claiming("sub", "s".repeat(256)));
        assertThat(read(claiming("sub", "s".repeat(255))).profile().subject()).hasSize(255);
    }

    @Test
    void needsAnEnd() {
        refused(without("exp"));
        for (Object end : List.of("9999999999", -1, 1e300, true, new JsonArray())) {
            refused(claiming("exp", end));
        }
        refused(signed(header().encode(), claims().encode().replaceAll("\"exp\":\\d+", "\"exp\":null"), secret()));
        refused(signed(header().encode(), claims().encode().replaceAll("\"exp\":\\d+", "\"exp\":1e999"), secret()));
    }

    @Test
    void endsWithFiveSecondsOfLeeway() {
        String token = signed(header(), claims());
        now.set(NOW.plusSeconds(60).plusMillis(4_999));
        assertThat(read(token).expiresAt()).isEqualTo(NOW.plusSeconds(60));
        now.set(NOW.plusSeconds(65));
        refused(DAILY, token, ErrorCode.TOKEN_EXPIRED);
    }

    @Test
    void saysExpiredOnlyToWhoHoldsARealToken() {
        now.set(NOW.plusSeconds(1_000));
        refused(signed(header().encode(), claims().encode(), "x".repeat(32).getBytes(StandardCharsets.UTF_8)));
        refused(claiming("aud", "weekly"));
    }

    @Test
    void refusesATokenFromTheFuture() {
        assertThat(read(claiming("nbf", NOW.plusSeconds(5).getEpochSecond())).role())
                .isEqualTo(Role.READER);
        refused(claiming("nbf", NOW.plusSeconds(6).getEpochSecond()));
        refused(claiming("iat", NOW.plusSeconds(6).getEpochSecond()));
        refused(claiming("nbf", "soon"));
        assertThat(read(claiming("iat", NOW.getEpochSecond() + 0.5)).role()).isEqualTo(Role.READER);
    }

    @Test
    void refusesAnExtensionItDoesNotKnow() {
        refused(signed(header().put("crit", new JsonArray().add("exp")), claims()));
        refused(signed(header().put("b64", false), claims()));
        refused(signed(header().put("zip", "DEF"), claims()));
        refused(signed(header().put("typ", "at+jwt"), claims()));
        refused(signed(header().put("typ", 1), claims()));
        JsonObject untyped = header();
        untyped.remove("typ");
        assertThat(read(signed(untyped, claims())).role()).isEqualTo(Role.READER);
        assertThat(read(signed(header().put("typ", "jwt"), claims())).role()).isEqualTo(Role.READER);
    }

    @Test
    void refusesJsonThatCanBeReadInTwoWays() {
        String claims = claims().encode();
        refused(signed(header().encode(), claims.replaceFirst("\\{", "{\"sub\":\"boss\","), secret()));
        refused(signed(header().encode().replaceFirst("\\{", "{\"alg\":\"none\","), claims, secret()));
        refused(signed(header().encode(), claims + " {}", secret()));
        refused(signed(header().encode() + "x", claims, secret()));
        refused(signed(header().encode(), "[" + claims + "]", secret()));
        refused(signed(header().encode(), "null", secret()));
        refused(signed("\"HS256\"", claims, secret()));
        refused(signed(
                header().encode(),
                new String(claims.getBytes(StandardCharsets.UTF_16), StandardCharsets.ISO_8859_1),
                secret()));
    }

    @Test
    void refusesBombs() {
        String deep = "[".repeat(9) + "]".repeat(9);
        refused(claiming("deep", new JsonArray(deep)));
        refused(signed(
                header().encode(), claims().encode().replace("}", ",\"x\":" + "[".repeat(3_000) + "}"), secret()));
        refused(signed(header().put("deep", new JsonArray(deep)), claims()));
        refused(claiming("pad", "x".repeat(8 * 1024)));
        refused("x".repeat(10_000_000));
        refused(signed(
                header().encode(), claims().encode().replace("}", ",\"n\":" + "9".repeat(1_000) + "}"), secret()));
    }

    @Test
    void refusesWhatIsNotThreeSegmentsOfBase64url() {
        String token = signed(header(), claims());
        String[] parts = token.split("\\.");
        for (String wrong : List.of(
                "",
                ".",
                "..",
                "...",
                "a.b.c",
                token + ".",
                "." + token,
                token + "." + parts[2],
                parts[0] + "." + parts[1],
                parts[0] + ".." + parts[2],
                token + "=",
                token + " ",
                token.substring(0, token.length() - 1),
                parts[0] + "." + parts[1] + ".!" + parts[2].substring(1),
                parts[0] + "\n." + parts[1] + "." + parts[2])) {
            refused(wrong);
        }
    }

    @Test
    void refusesASignatureThatIsWrittenInAnotherWay() {
        String token = signed(header(), claims());
        char last = token.charAt(token.length() - 1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char twin = alphabet.charAt(alphabet.indexOf(last) ^ 1);
        refused(token.substring(0, token.length() - 1) + twin);
    }

    @Test
    void refusesAChangedToken() {
        String[] parts = signed(header(), claims()).split("\\.");
        refused(parts[0] + "." + segment(claims().put("sub", "boss").encode()) + "." + parts[2]);
        refused(segment(header().put("kid", "staff").put("x", 1).encode()) + "." + parts[1] + "." + parts[2]);
    }

    @Test
    void readsItsOwnTokensForTheSiteTheyWereIssuedFor() {
        Caller.Profile guest =
                new Caller.Profile(new AccountId(UUID.randomUUID()), Caller.Kind.GUEST, "Zoë", null, null, null);
        String token = issuer.issue(DAILY, guest, Role.READER, Duration.ofDays(30));
        Caller first = read(token);
        assertThat(first.profile()).isEqualTo(guest);
        assertThat(first.role()).isEqualTo(Role.READER);
        assertThat(first.expiresAt()).isEqualTo(NOW.plus(Duration.ofDays(30)));
        assertThat(read(token)).isEqualTo(first);
        refused(WEEKLY, token, ErrorCode.TOKEN_INVALID);
        assertThat(read(token)).isEqualTo(first);
    }

    @Test
    void remembersItsOwnTokensNoLongerThanTheyLast() {
        Caller.Profile local =
                new Caller.Profile(new AccountId(UUID.randomUUID()), Caller.Kind.LOCAL, "Mo", null, null, null);
        String token = issuer.issue(DAILY, local, Role.MODERATOR, Duration.ofMinutes(1));
        assertThat(read(token).role()).isEqualTo(Role.MODERATOR);
        now.set(NOW.plusSeconds(66));
        refused(DAILY, token, ErrorCode.TOKEN_EXPIRED);
        refused(DAILY, token, ErrorCode.TOKEN_EXPIRED);
    }

    @Test
    void showsARememberedCallerTheSiteAsItIsNow() {
        Caller.Profile local =
                new Caller.Profile(new AccountId(UUID.randomUUID()), Caller.Kind.LOCAL, "Mo", null, null, null);
        String token = issuer.issue(DAILY, local, Role.ADMIN, Duration.ofMinutes(1));
        read(token);
        Site changed = new Site(DAILY.id(), "daily", "New name", Set.of(), Site.Moderation.PRE, false);
        assertThat(reader.read(changed, token).await().site()).isEqualTo(changed);
    }

    @Test
    void doesNotRememberWhatItsOwnTokenWasChangedInto() {
        Caller.Profile guest =
                new Caller.Profile(new AccountId(UUID.randomUUID()), Caller.Kind.GUEST, "Zoë", null, null, null);
        String token = issuer.issue(DAILY, guest, Role.READER, Duration.ofDays(1));
        read(token);
        String[] parts = token.split("\\.");
        String admin = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("\"reader\"", "\"admin\"");
        refused(parts[0] + "." + segment(admin) + "." + parts[2]);
    }

    @Test
    void believesARememberedTokenNoLongerThanItsKey() {
        AtomicReference<List<SsoKey>> keys =
                new AtomicReference<>(List.of(new SsoKey(Tokens.ISSUER, "k1", "HS256", SECRET, true)));
        TokenReader careful = new TokenReader(
                signing, new SsoKeys(VERTX, site -> Future.succeededFuture(keys.get()), now::get), now::get);
        String token = signed(header(), claims().put("roles", "moderator"));
        assertThat(careful.read(DAILY, token).await().role()).isEqualTo(Role.MODERATOR);
        keys.set(List.of(new SsoKey(Tokens.ISSUER, "k1", "HS256", SECRET, false)));
        now.set(NOW.plusSeconds(6));
        careful.read(DAILY, token).await();
        assertThat(careful.read(DAILY, token).await().role()).isEqualTo(Role.READER);
        keys.set(List.of(new SsoKey(Tokens.ISSUER, "k1", "HS256", "another secret".repeat(5), false)));
        now.set(NOW.plusSeconds(12));
        catchFailure(careful.read(DAILY, token));
        assertThat(catchFailure(careful.read(DAILY, token))).isInstanceOf(Problem.class);
    }

    private static byte[] secret() {
        return SECRET.getBytes(StandardCharsets.UTF_8);
    }
}
