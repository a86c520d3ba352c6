package io.repartee.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.repartee.testing.Api;
import io.repartee.testing.Forgery;
import io.repartee.testing.KeyServer;
import io.repartee.testing.LiveReader;
import io.repartee.testing.PublisherToken;
import io.repartee.testing.Reply;
import io.repartee.testing.SsoToken;
import io.repartee.testing.TestServer;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tokens that somebody made up, took from elsewhere or bent, each over HTTP, over the stream over HTTP and over the socket: refused,
 * and always in the same words, so that nobody learns from the answer how near a guess was.
 */
class HostileTokensIT {
    private static final String PUBLISHED = "https://id.example";
    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair OTHER_RSA = pair("RSA", 2048);
    private static final KeyPair EC = curve();
    private static final KeyPair ED = pair("Ed25519", 255);
    private static final KeyServer KEYS = new KeyServer();

    @RegisterExtension
    static final TestServer SERVER = TestServer.with(
                    "limits: {comments-per-minute: 0, guests-per-minute: 0, reports-per-minute: 0}\n"
                            + "egress: {plain-http: true, private-networks: [\"127.0.0.0/8\"]}")
            .andSite(PublisherToken.site("hostile", "post")
                    + key("rs", "RS256", RSA)
                    + key("es", "ES256", EC)
                    + key("ed", "EdDSA", ED)
                    + "      - {issuer: \"" + PUBLISHED + "\", jwks: \"" + KEYS.address() + "\", roles: true}\n");

    private static String key(String kid, String algorithm, KeyPair pair) {
        return "      - {issuer: \"%s\", kid: %s, algorithm: %s, public-key: \"%s\", roles: true}%n"
                .formatted(PublisherToken.ISSUER, kid, algorithm, pem(pair).replace("\n", "\\n"));
    }

    static {
        KEYS.publish(Map.of("published", (RSAPublicKey) RSA.getPublic()));
    }

    @AfterAll
    static void close() {
        KEYS.close();
    }

    /** A token by what is wrong with it. */
    private record Hostile(String what, String token, String code) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static final Map<String, Hostile> ALL = new LinkedHashMap<>();

    private static void add(String what, String token) {
        assertThat(ALL.put(what, new Hostile(what, token, "token_invalid"))).isNull();
    }

    private static void add(String what, Forgery forgery) {
        add(what, forgery.text());
    }

    private static Forgery good() {
        return Forgery.good().claim("aud", "hostile");
    }

    private static Forgery of(String algorithm, String kid, Forgery.Signer signer) {
        return Forgery.of(algorithm, kid, signer).claim("aud", "hostile");
    }

    private static Forgery.Signer rsa(String algorithm, KeyPair pair) {
        return Forgery.pair(algorithm, pair.getPrivate());
    }

    private static Forgery published() {
        return of("RS256", "published", rsa("SHA256withRSA", RSA)).claim("iss", PUBLISHED);
    }

    static List<Hostile> all() {
        if (ALL.isEmpty()) {
            unsigned();
            confused();
            broughtAlong();
            kids();
            audiences();
            issuers();
            claims();
            extensions();
            json();
            bombs();
            signatures();
            shapes();
            elsewhere();
            ALL.put(
                    "expired",
                    new Hostile(
                            "expired",
                            SsoToken.of("hostile", "forger").expired().text(),
                            "token_expired"));
        }
        return List.copyOf(ALL.values());
    }

    private static void unsigned() {
        for (String none : List.of("none", "None", "NONE", "nOnE", "")) {
            add("alg '" + none + "', no signature", good().header("alg", none).signer(Forgery.bytes(0)));
            add("alg '" + none + "', a signature", good().header("alg", none));
        }
        add("no alg", good().header(Api.json(Map.of("typ", "JWT", "kid", "k1"))));
        add("alg is a list", good().header("alg", List.of("HS256", "none")));
        add("alg is null", good().header("{\"alg\":null,\"typ\":\"JWT\",\"kid\":\"k1\"}"));
        add("an empty signature", good().signer(Forgery.bytes(0)));
    }

    private static void confused() {
        for (Map.Entry<String, KeyPair> one :
                Map.of("rs", RSA, "es", EC, "ed", ED).entrySet()) {
            byte[] pem = pem(one.getValue()).getBytes(StandardCharsets.UTF_8);
            byte[] der = one.getValue().getPublic().getEncoded();
            add(one.getKey() + ": its PEM as a secret", of("HS256", one.getKey(), Forgery.secret("HmacSHA256", pem)));
            add(one.getKey() + ": its DER as a secret", of("HS256", one.getKey(), Forgery.secret("HmacSHA256", der)));
        }
        byte[] trimmed = pem(RSA).strip().getBytes(StandardCharsets.UTF_8);
        add("the PEM without its last line break", of("HS256", "rs", Forgery.secret("HmacSHA256", trimmed)));
        add(
                "a published modulus as a secret",
                of("HS256", "published", Forgery.secret("HmacSHA256", modulus().toByteArray()))
                        .claim("iss", PUBLISHED));
        byte[] secret = PublisherToken.SECRET.getBytes(StandardCharsets.UTF_8);
        add("HS384 with the right secret", of("HS384", "k1", Forgery.secret("HmacSHA384", secret)));
        add("HS512 with the right secret", of("HS512", "k1", Forgery.secret("HmacSHA512", secret)));
        add("hs256 in lower case", good().header("alg", "hs256"));
        add("RS384 with the right key", of("RS384", "rs", rsa("SHA384withRSA", RSA)));
        add("RS512 with the right key", of("RS512", "rs", rsa("SHA512withRSA", RSA)));
        add("RS1 with the right key", of("RS1", "rs", rsa("SHA1withRSA", RSA)));
        add("alg says ES256 of an RSA key", of("ES256", "rs", rsa("SHA256withRSA", RSA)));
        add("RS256 under the kid of a secret", of("RS256", "k1", rsa("SHA256withRSA", RSA)));
    }

    private static void broughtAlong() {
        Map<String, Object> jwk = Map.of(
                "kty", "RSA",
                "kid", "rs",
                "n",
                        Forgery.encoded(((RSAPublicKey) OTHER_RSA.getPublic())
                                .getModulus()
                                .toByteArray()),
                "e", "AQAB");
        Forgery own = of("RS256", "rs", rsa("SHA256withRSA", OTHER_RSA));
        add("a key of its own in jwk", own.header("jwk", jwk));
        add("a key of its own at jku", own.header("jku", KEYS.elsewhere()));
        add("a key of its own at x5u", own.header("x5u", KEYS.elsewhere()));
        add("a key of its own in x5c", own.header("x5c", List.of(base64(OTHER_RSA))));
        add(
                "a jku in a token of a published set",
                published().header("jku", KEYS.elsewhere()).signer(rsa("SHA256withRSA", OTHER_RSA)));
        add("a key of its own", own);
    }

    private static void kids() {
        for (String kid : List.of(
                "",
                " k1",
                "K1",
                "k1 ",
                "*",
                "../k1",
                "../../../../../../dev/null",
                "/etc/passwd",
                "file:///dev/null",
                "k1' or '1'='1",
                "k1'; drop table sso_key; --",
                "k1\u0000",
                "k1\n",
                "k1%00",
                "${jndi:ldap://127.0.0.1/a}",
                "k".repeat(256),
                "ｋ１")) {
            add(
                    "kid " + ALL.size() + " '"
                            + kid.replaceAll("\\p{Cntrl}", "?").substring(0, Math.min(30, kid.length())) + "'",
                    good().header("kid", kid));
        }
        add("kid is a number", good().header("kid", 1));
        add("kid is a list", good().header("kid", List.of("k1")));
        add("kid is an object", good().header("kid", Map.of("$ne", "")));
        add("no kid", good().header("{\"alg\":\"HS256\",\"typ\":\"JWT\"}"));
        add(
                "a secret of nothing for a kid that is none",
                of("HS256", "/dev/null", Forgery.secret("HmacSHA256", new byte[1])));
        add("the kid of another issuer", good().header("kid", "published"));
    }

    private static void audiences() {
        for (Object audience : List.of(
                "daily",
                "Hostile",
                "hostile ",
                "",
                "hostile daily",
                "https://hostile",
                "repartee:server",
                7,
                List.of(),
                List.of("hostile", "daily"),
                List.of("daily"),
                List.of(List.of("hostile")),
                Map.of("hostile", true))) {
            add("aud " + Api.json(audience), good().claim("aud", audience));
        }
        add("no aud", good().without("aud"));
    }

    private static void issuers() {
        for (Object issuer : List.of(
                "https://daily.example/",
                "https://DAILY.example",
                "https://daily.example.evil.example",
                "https://evil.example",
                "",
                7,
                List.of(PublisherToken.ISSUER))) {
            add("iss " + Api.json(issuer), good().claim("iss", issuer));
        }
        add("no iss", good().without("iss"));
        add(
                "says it is of this server",
                good().claim("iss", "repartee").claim("role", "admin").claim("kind", "local"));
        add("another issuer's key", published().claim("iss", PublisherToken.ISSUER));
        add("the issuer of another site's key", good().claim("iss", PUBLISHED));
    }

    private static void claims() {
        add("no sub", good().without("sub"));
        add("an empty sub", good().claim("sub", ""));
        add("sub is a number", good().claim("sub", 1));
        add("sub is very long", good().claim("sub", "s".repeat(300)));
        add("no exp", good().without("exp"));
        for (Object end : List.of("9999999999", -1, 1e300, true, List.of())) {
            add("exp " + Api.json(end), good().claim("exp", end));
        }
        add("exp null", good().payload(good().payload().replaceFirst("\"exp\":\\d+", "\"exp\":null")));
        add("exp 1e999", good().payload(good().payload().replaceFirst("\"exp\":\\d+", "\"exp\":1e999")));
        long soon = System.currentTimeMillis() / 1000 + 3_000;
        add("nbf to come", good().claim("nbf", soon));
        add("nbf is a text", good().claim("nbf", "now"));
        add("iat to come", good().claim("iat", soon));
        add(
                "an ID token, which is for the client",
                published()
                        .claim("aud", "client-id-of-the-site")
                        .claim("azp", "client-id-of-the-site")
                        .claim("nonce", "n-0S6_WzA2Mj")
                        .claim("at_hash", "MTIzNDU2Nzg5MDEyMzQ1Ng"));
        add("an ID token for the site and the client", published().claim("aud", List.of("hostile", "client")));
    }

    private static void extensions() {
        add("crit", good().header("crit", List.of("exp")));
        add("b64 false", good().header("b64", false));
        add("zip", good().header("zip", "DEF"));
        add("enc", good().header("enc", "A128GCM"));
        for (Object type : List.of("at+jwt", "logout+jwt", "dpop+jwt", "JOSE", 1)) {
            add("typ " + type, good().header("typ", type));
        }
    }

    private static void json() {
        String payload = good().payload();
        String header = good().header();
        add("two subs", good().payload(payload.replaceFirst("\\{", "{\"sub\":\"admin\",")));
        add("two auds", good().payload(payload.replaceFirst("}$", ",\"aud\":\"daily\"}")));
        add("two roles", good().payload(payload.replaceFirst("}$", ",\"roles\":[\"admin\"],\"roles\":[]}")));
        add("two algs", good().header(header.replaceFirst("\\{", "{\"alg\":\"none\",")));
        add("two kids", good().header(header.replaceFirst("}$", ",\"kid\":\"rs\"}")));
        add("sub twice, once escaped", good().payload(payload.replaceFirst("\\{", "{\"\\\\u0073ub\":\"admin\",")));
        add("something after the claims", good().payload(payload + " {}"));
        add("a byte order mark", good().payload("\ufeff" + payload));
        add("a comment in the claims", good().payload("/**/" + payload));
        add("claims in single quotes", good().payload(payload.replace('"', '\'')));
        add("NaN for exp", good().payload(payload.replaceFirst("\"exp\":\\d+", "\"exp\":NaN")));
        add("the claims are a list", good().payload("[" + payload + "]"));
        add("the claims are null", good().payload("null"));
        add("the claims are a text", good().payload("\"claims\""));
        add("no claims", good().payload("{}"));
        add("the header is a text", good().header("\"HS256\""));
        add("a truncated header", good().header(header.substring(0, header.length() - 1)));
    }

    private static void bombs() {
        String payload = good().payload();
        add(
                "depth",
                good().payload(payload.replaceFirst("}$", ",\"x\":" + "[".repeat(2_000) + "]".repeat(2_000) + "}")));
        add("depth without an end", good().payload(payload.replaceFirst("}$", ",\"x\":" + "[".repeat(4_000))));
        add("depth in the header", good().header("x", Collections.singletonList(deep(40))));
        add("size", good().claim("pad", "x".repeat(7_000)));
        add("size in the header", good().header("pad", "x".repeat(7_000)));
        add(
                "a number of a thousand digits",
                good().payload(payload.replaceFirst("\"exp\":\\d+", "\"exp\":" + "9".repeat(1_000))));
        add("nothing but dots", ".".repeat(3_000));
        add("nothing but letters", "x".repeat(6_000));
    }

    private static Object deep(int levels) {
        return levels == 0 ? List.of() : List.of(deep(levels - 1));
    }

    private static void signatures() {
        add(
                "another secret",
                good().signer(Forgery.secret("HmacSHA256", "x".repeat(32).getBytes(StandardCharsets.UTF_8))));
        add("zeros for HS256", good().signer(Forgery.bytes(32)));
        for (int length : new int[] {1, 63, 64, 65, 72}) {
            add("ES256 of " + length + " zeros", of("ES256", "es", Forgery.bytes(length)));
        }
        BigInteger order = new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);
        add("ES256 of the group's order", of("ES256", "es", content -> twice(order)));
        add(
                "ES256 with r of zero",
                of("ES256", "es", content -> half(signed("SHA256withECDSAinP1363Format", EC, content), 0)));
        add(
                "ES256 with s of zero",
                of("ES256", "es", content -> half(signed("SHA256withECDSAinP1363Format", EC, content), 32)));
        add("ES256 in DER", of("ES256", "es", Forgery.pair("SHA256withECDSA", EC.getPrivate())));
        add("zeros for EdDSA", of("EdDSA", "ed", Forgery.bytes(64)));
        add("zeros for RS256", of("RS256", "rs", Forgery.bytes(256)));
        add("the signature of other claims", of("RS256", "rs", content -> signed("SHA256withRSA", RSA, new byte[10])));
        add("another key of the published kid", published().signer(rsa("SHA256withRSA", OTHER_RSA)));
        add("a truncated signature", cut(good().text(), 4));
        add("a longer signature", good().text() + "AAAA");
    }

    private static void shapes() {
        String text = good().text();
        String[] parts = text.split("\\.");
        add("two segments", parts[0] + "." + parts[1]);
        add("two segments and a dot", parts[0] + "." + parts[1] + ".");
        add("four segments", text + "." + parts[2]);
        add("five segments, as if encrypted", text + "." + parts[1] + "." + parts[2]);
        add("a dot before", "." + text);
        add("a dot behind", text + ".");
        add("an empty middle", parts[0] + ".." + parts[2]);
        add("padding", text + "=");
        add("base64 that is not of addresses", parts[0] + "." + parts[1] + ".+/" + parts[2].substring(2));
        add("another way to write the signature", twin(text));
        add("a space inside", parts[0] + ". " + parts[1] + "." + parts[2]);
        add("not even close", "a.b.c");
        add(
                "a JSON serialisation",
                Api.json(Map.of("payload", parts[1], "protected", parts[0], "signature", parts[2])));
        add("no letters", "é.é.é");
    }

    private static void elsewhere() {
        add(
                "a token of another site",
                SsoToken.of("daily", "forger").role("admin").text());
        add(
                "the changed role of a guest",
                role(SERVER.anonymous()
                        .at("hostile")
                        .post("/auth/guest", Map.of("name", "G"))
                        .text("/token")));
        add(
                "a guest of another site",
                SERVER.anonymous().post("/auth/guest", Map.of("name", "G")).text("/token"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedInTheSameWordsOverHttp(Hostile hostile) throws Exception {
        if (!hostile.token().chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            return; // such a header cannot be sent; the socket takes it
        }
        String expected = asked("/mine?page=p", hostile.code().equals("token_expired") ? hostile.token() : "a.b.c");

        assertThat(asked("/mine?page=p", hostile.token())).isEqualTo(expected).contains(hostile.code());
        assertThat(asked("/stream?stream=me&wait=0", hostile.token())).isEqualTo(expected);
        assertThat(asked("/stream?stream=thread:p&wait=0", hostile.token())).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("all")
    void isRefusedInTheSameWordsOnTheSocket(Hostile hostile) {
        String escaped = Api.json(hostile.token());
        try (LiveReader socket =
                LiveReader.connect(SERVER.address(), "hostile", escaped.substring(1, escaped.length() - 1))) {
            Awaitility.await().until(() -> socket.closeCode().isPresent());

            assertThat(socket.frames()).hasSize(1);
            JsonNode said = socket.frames().get(0);
            assertThat(said.path("code").asText()).isEqualTo(hostile.code());
            assertThat(said.toString()).isEqualTo(Words.of(hostile.code(), said));
        }
    }

    /** What the socket says, whatever was wrong: the first to say it, says it for all. */
    private static final class Words {
        private static final Map<String, String> SAID = new TreeMap<>();

        static synchronized String of(String code, JsonNode said) {
            return SAID.computeIfAbsent(code, first -> said.toString());
        }
    }

    @Test
    void theTableIsLongAndTheGoodOnesAreGood() {
        assertThat(all()).hasSizeGreaterThanOrEqualTo(100);
        for (Forgery good : List.of(
                good(),
                of("RS256", "rs", rsa("SHA256withRSA", RSA)),
                of("ES256", "es", Forgery.pair("SHA256withECDSAinP1363Format", EC.getPrivate())),
                of("EdDSA", "ed", Forgery.pair("Ed25519", ED.getPrivate())),
                published())) {
            hostile().as(good.text()).get("/mine?page=p").is(200);
        }
        assertThat(KEYS.askedElsewhere()).isZero();
    }

    @Test
    void eachIsCountedWithItsReasonAndTheReasonStaysHere() throws Exception {
        double before = refused();
        List<Hostile> sent = all().stream()
                .filter(one -> one.code().equals("token_invalid"))
                .filter(one -> one.token().chars().allMatch(c -> c > ' ' && c < 0x7f))
                .toList();
        for (Hostile one : sent) {
            asked("/mine?page=p", one.token());
        }
        Awaitility.await().until(() -> refused() - before >= sent.size());
        assertThat(metrics()).contains("reason=\"alg is not that of the key\"", "reason=\"aud is not this site\"");
    }

    @Test
    void aFloodOfUnknownKidsAsksTheProviderNoMoreOften() {
        hostile().as(published().text()).get("/mine?page=p").is(200);
        int before = KEYS.asked();
        List<CompletableFuture<Reply>> flood = new ArrayList<>();
        for (int n = 0; n < 1_000; n++) {
            flood.add(hostile()
                    .as(published().header("kid", "unknown-" + n).text())
                    .start("GET", "/mine?page=p", null));
        }
        assertThat(flood.stream()
                        .map(CompletableFuture::join)
                        .map(Reply::status)
                        .distinct()
                        .toList())
                .containsExactly(401);
        assertThat(KEYS.asked()).isEqualTo(before).isEqualTo(1);
        hostile().as(published().text()).get("/mine?page=p").is(200);
    }

    private static Api hostile() {
        return SERVER.anonymous().at("hostile");
    }

    private static String asked(String path, String token) {
        Reply reply = hostile().as(token).get(path);
        return reply.status() + " " + reply.header("www-authenticate").orElse("") + " " + reply.text();
    }

    private static double refused() throws Exception {
        Matcher line = Pattern.compile("repartee_tokens_refused_total\\{[^}]*} ([0-9.E]+)")
                .matcher(metrics());
        double sum = 0;
        while (line.find()) {
            sum += Double.parseDouble(line.group(1));
        }
        return sum;
    }

    private static String metrics() throws Exception {
        URI address = URI.create("http://localhost:" + SERVER.server().opsPort() + "/metrics");
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static String role(String token) {
        String[] parts = token.split("\\.");
        String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return parts[0] + "." + Forgery.encoded(claims.replace("\"reader\"", "\"admin\"")) + "." + parts[2];
    }

    private static String twin(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        char last = token.charAt(token.length() - 1);
        return cut(token, 1) + alphabet.charAt(alphabet.indexOf(last) ^ 1);
    }

    private static String cut(String text, int characters) {
        return text.substring(0, text.length() - characters);
    }

    private static byte[] twice(BigInteger number) {
        byte[] bytes = new byte[64];
        byte[] one = number.toByteArray();
        System.arraycopy(one, one.length - 32, bytes, 0, 32);
        System.arraycopy(one, one.length - 32, bytes, 32, 32);
        return bytes;
    }

    /** With zeros in one half. */
    private static byte[] half(byte[] signature, int from) {
        for (int n = from; n < from + 32; n++) {
            signature[n] = 0;
        }
        return signature;
    }

    private static byte[] signed(String algorithm, KeyPair pair, byte[] content) throws GeneralSecurityException {
        return Forgery.pair(algorithm, pair.getPrivate()).sign(content);
    }

    private static BigInteger modulus() {
        return ((RSAPublicKey) RSA.getPublic()).getModulus();
    }

    private static String base64(KeyPair pair) {
        return Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static KeyPair pair(String type, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair curve() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
