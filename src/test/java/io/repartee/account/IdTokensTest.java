package io.repartee.account;

import static io.repartee.testing.Futures.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.repartee.ids.SiteId;
import io.repartee.observation.Observation;
import io.repartee.site.Policy;
import io.repartee.site.Site;
import io.repartee.testing.Forgery;
import io.repartee.testing.KeyServer;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What another service says of somebody, and what is no such thing. */
class IdTokensTest {
    private static final String ISSUER = "https://id.example";
    private static final String CLIENT = "client";
    private static final String NONCE = "n-0S6_WzA2Mj";
    private static final Vertx VERTX = Vertx.vertx();
    private static final KeyServer KEYS = new KeyServer();
    private static final KeyPair PAIR = rsa();
    private static final KeyPair OTHER = rsa();
    private static final Site SITE =
            new Site(new SiteId(1), "daily", "Daily", Set.of(), Site.Moderation.POST, true, Policy.DEFAULT);

    private final List<Observation> observed = new ArrayList<>();
    private final IdTokens tokens = new IdTokens(
            new KeySets(VERTX, IdTokensTest::fetched, Instant::now, observed::add), Instant::now, observed::add);

    @BeforeAll
    static void publish() {
        KEYS.publish(Map.of("k", (RSAPublicKey) PAIR.getPublic()));
    }

    @AfterAll
    static void stop() {
        KEYS.close();
        VERTX.close().await();
    }

    private static Forgery good() {
        return Forgery.of("RS256", "k", signer(PAIR))
                .claim("iss", ISSUER)
                .claim("aud", CLIENT)
                .claim("sub", "248289761001")
                .claim("nonce", NONCE)
                .claim("name", "Jane Doe");
    }

    private Future<IdTokens.Said> read(String text) {
        return tokens.read(SITE, text, new IdTokens.Expected(ISSUER, KEYS.address(), CLIENT, NONCE));
    }

    @Test
    void takesWhatAnswersTheQuestion() {
        IdTokens.Said said = get(
                read(good().claim("azp", CLIENT).claim("aud", List.of(CLIENT)).text()));

        assertThat(said.subject()).isEqualTo("248289761001");
        assertThat(said.name()).contains("Jane Doe");
        assertThat(said.mail()).isEmpty();
    }

    @Test
    void anAddressCountsOnlyWhenItIsVerified() {
        Forgery with = good().claim("email", "jane@id.example");

        assertThat(get(read(with.text())).mail()).isEmpty();
        assertThat(get(read(with.claim("email_verified", "true").text())).mail())
                .isEmpty();
        assertThat(get(read(with.claim("email_verified", false).text())).mail()).isEmpty();
        assertThat(get(read(with.claim("email_verified", true).text())).mail()).contains("jane@id.example");
    }

    static List<Object[]> wrong() {
        long now = Instant.now().getEpochSecond();
        return List.of(
                row("of another issuer", token -> token.claim("iss", "https://evil.example")),
                row("for another client", token -> token.claim("aud", "other")),
                row("for others too", token -> token.claim("aud", List.of(CLIENT, "other"))),
                row("given to another party", token -> token.claim("azp", "other")),
                row("of another question", token -> token.claim("nonce", "another")),
                row("without the nonce", token -> token.without("nonce")),
                row("without a subject", token -> token.without("sub")),
                row("that is over", token -> token.claim("exp", now - 60)),
                row("without an end", token -> token.without("exp")),
                row("from the future", token -> token.claim("iat", now + 600)),
                row("that is not signed", token -> token.header("alg", "none").signer(content -> new byte[0])),
                row("signed by somebody else", token -> token.signer(signer(OTHER))),
                row("of a key that is not published", token -> token.header("kid", "unknown")),
                row(
                        "signed with the public key as a secret",
                        token -> token.header("alg", "HS256")
                                .signer(Forgery.secret(
                                        "HmacSHA256", PAIR.getPublic().getEncoded()))),
                row(
                        "that brings its own key",
                        token -> token.header("jwk", Map.of("kty", "RSA")).signer(signer(OTHER))),
                row("that is none", token -> new Forgery("nonsense", "{}", content -> new byte[0])));
    }

    private static Object[] row(String what, UnaryOperator<Forgery> change) {
        return new Object[] {what, change};
    }

    @ParameterizedTest(name = "a token {0}")
    @MethodSource("wrong")
    void refusesEverythingElseInTheSameWords(String what, UnaryOperator<Forgery> change) {
        Problem refused = (Problem) read(change.apply(good()).text())
                .toCompletionStage()
                .toCompletableFuture()
                .handle((said, failure) -> failure)
                .join();

        assertThat(refused.code()).isEqualTo(ErrorCode.PROVIDER_REFUSED);
        assertThat(refused.getMessage()).isEqualTo(ErrorCode.PROVIDER_REFUSED.title() + ".");
        assertThat(observed).anyMatch(Observation.TokenRefused.class::isInstance);
    }

    private static Future<Buffer> fetched(URI address) {
        return Future.fromCompletionStage(HttpClient.newHttpClient()
                        .sendAsync(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray()))
                .map(answer -> Buffer.buffer(answer.body()));
    }

    private static Forgery.Signer signer(KeyPair pair) {
        return content -> {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return signature.sign();
        };
    }

    private static KeyPair rsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
