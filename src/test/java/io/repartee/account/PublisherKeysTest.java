package io.repartee.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import io.repartee.site.SsoKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Publishers' own key pairs, each bound to its algorithm. */
class PublisherKeysTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Site DAILY = new Site(new SiteId(1), "daily", "daily", Set.of(), Site.Moderation.POST, true);
    private static final KeyPair RSA = pair("RSA", 2048);
    private static final KeyPair EC = curve("secp256r1");
    private static final KeyPair ED = pair("Ed25519", 255);

    private final SigningKeys own = new SigningKeys(VERTX, List.of(SigningKey.generate()));

    @AfterAll
    static void stop() {
        VERTX.close().await();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
    void takesATokenOfThePublishersPrivateKey(String algorithm) {
        Caller caller = read(algorithm, token(algorithm, pair(algorithm)));

        assertThat(caller.profile().name()).isEqualTo("Anna");
        assertThat(caller.role()).isEqualTo(Role.READER);
    }

    /** The very proof that the first look gave; another look makes another one. */
    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
    void looksAtASignatureOnceUntilTheTokenEndsOrTheKeysChange(String algorithm) {
        AtomicReference<Instant> now = new AtomicReference<>(Tokens.NOW);
        AtomicReference<List<SsoKey>> kept = new AtomicReference<>(List.of(key(algorithm, pem(pair(algorithm)))));
        SsoKeys keys = new SsoKeys(VERTX, site -> Future.succeededFuture(kept.get()), now::get);
        TokenReader reader = new TokenReader(own, keys, now::get);
        String token = token(algorithm, pair(algorithm));

        Proof first = reader.read(DAILY, token).await().proof().orElseThrow();
        assertThat(reader.read(DAILY, token).await().proof()).containsSame(first);
        String[] parts = token.split("\\.");
        assertThat(reader.read(DAILY, parts[0] + "." + parts[1] + "." + encoded(new byte[64]))
                        .failed())
                .isTrue();

        keys.forget(DAILY.id());
        Proof second = reader.read(DAILY, token).await().proof().orElseThrow();
        assertThat(second).isNotSameAs(first);

        kept.set(List.of(key(algorithm, pem(another(algorithm)))));
        keys.forget(DAILY.id());
        assertThat(reader.read(DAILY, token).failed()).isTrue();

        kept.set(List.of(key(algorithm, pem(pair(algorithm)))));
        keys.forget(DAILY.id());
        assertThat(reader.read(DAILY, token).succeeded()).isTrue();
        now.set(Tokens.NOW.plusSeconds(3_600));
        assertThat(reader.read(DAILY, token).failed()).isTrue();
    }

    @Test
    void aKeyThatRetiresEndsWhatItProvedAndProvesNothingMore() {
        AtomicReference<Instant> now = new AtomicReference<>(Tokens.NOW);
        Instant end = Tokens.NOW.plusSeconds(30);
        SsoKey key = new SsoKey(Tokens.ISSUER, "k1", "ES256", pem(EC), false, end);
        SsoKeys keys = new SsoKeys(VERTX, site -> Future.succeededFuture(List.of(key)), now::get);
        TokenReader reader = new TokenReader(own, keys, now::get);
        String token = token("ES256", EC);

        assertThat(reader.read(DAILY, token).await().expiresAt()).isEqualTo(end);
        now.set(end);
        assertThat(reader.read(DAILY, token).failed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
    void refusesAnotherKeyOfTheSameKind(String algorithm) {
        refused(algorithm, token(algorithm, another(algorithm)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "EdDSA"})
    void refusesThePublicKeyUsedAsASecret(String algorithm) {
        byte[] pem = pem(pair(algorithm)).getBytes(StandardCharsets.UTF_8);

        refused(
                algorithm,
                Tokens.signed(header("HS256").encode(), Tokens.claims().encode(), pem));
        refused(
                algorithm,
                Tokens.signed(header(algorithm).encode(), Tokens.claims().encode(), pem));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 32, 63, 64, 65, 70, 72, 256})
    void refusesASignatureOfZeros(int length) {
        for (String algorithm : List.of("RS256", "ES256", "EdDSA")) {
            String content = Tokens.segment(header(algorithm).encode()) + "."
                    + Tokens.segment(Tokens.claims().encode());
            refused(algorithm, content + "." + encoded(new byte[length]));
        }
    }

    @Test
    void refusesATokenOfAnotherAlgorithmThatTheSameKeyCouldSign() throws GeneralSecurityException {
        JsonObject header = header("RS384");
        String content = Tokens.segment(header.encode()) + "."
                + Tokens.segment(Tokens.claims().encode());

        refused("RS256", content + "." + encoded(signature("SHA384withRSA", RSA, content)));
    }

    @Test
    void refusesKeysThatAreWeakOrOfAnotherKind() {
        assertThatThrownBy(() -> key("RS256", pem(pair("RSA", 1024)))).hasMessageContaining("2048");
        assertThatThrownBy(() -> key("ES256", pem(curve("secp384r1")))).hasMessageContaining("P-256");
        assertThatThrownBy(() -> key("ES256", pem(RSA))).hasMessageContaining("ES256");
        assertThatThrownBy(() -> key("EdDSA", pem(EC))).hasMessageContaining("EdDSA");
        assertThatThrownBy(() -> key("RS256", "not a key")).hasMessageContaining("PEM");
        assertThatThrownBy(() -> key("none", pem(RSA))).hasMessageContaining("algorithm");
    }

    private Caller read(String algorithm, String token) {
        return reader(algorithm).read(DAILY, token).await();
    }

    private void refused(String algorithm, String token) {
        assertThat(reader(algorithm).read(DAILY, token).failed()).as(token).isTrue();
    }

    private TokenReader reader(String algorithm) {
        SsoKey key = key(algorithm, pem(pair(algorithm)));
        SsoKeys keys = new SsoKeys(VERTX, site -> Future.succeededFuture(List.of(key)), () -> Tokens.NOW);
        return new TokenReader(own, keys, () -> Tokens.NOW);
    }

    private static SsoKey key(String algorithm, String material) {
        return new SsoKey(Tokens.ISSUER, "k1", algorithm, material, false);
    }

    private static JsonObject header(String algorithm) {
        return Tokens.header().put("alg", algorithm);
    }

    private static String token(String algorithm, KeyPair pair) {
        String content = Tokens.segment(header(algorithm).encode()) + "."
                + Tokens.segment(Tokens.claims().encode());
        return content + "." + encoded(signature(signer(algorithm), pair, content));
    }

    private static String signer(String algorithm) {
        return switch (algorithm) {
            case "RS256" -> "SHA256withRSA";
            case "ES256" -> "SHA256withECDSAinP1363Format";
            default -> "Ed25519";
        };
    }

    private static byte[] signature(String signer, KeyPair pair, String content) {
        try {
            Signature signature = Signature.getInstance(signer);
            signature.initSign(pair.getPrivate());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair(String algorithm) {
        return switch (algorithm) {
            case "RS256" -> RSA;
            case "ES256" -> EC;
            default -> ED;
        };
    }

    private static KeyPair another(String algorithm) {
        return switch (algorithm) {
            case "RS256" -> pair("RSA", 2048);
            case "ES256" -> curve("secp256r1");
            default -> pair("Ed25519", 255);
        };
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

    private static KeyPair curve(String name) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(name));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(KeyPair pair) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(pair.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
