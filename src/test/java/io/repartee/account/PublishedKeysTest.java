package io.repartee.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;

/** Which keys of a published set are taken, and for what. */
class PublishedKeysTest {
    private static final Map<String, JsonObject> MADE = new ConcurrentHashMap<>();
    private static final JsonObject RSA = rsa("r", 2048);
    private static final JsonObject EC = ec("e", "secp256r1", "P-256", 32);

    static String set(List<JsonObject> keys) {
        return new JsonObject().put("keys", new JsonArray(keys)).encode();
    }

    /** The same for the same kid. */
    static JsonObject ed25519(String kid) {
        return MADE.computeIfAbsent(kid, PublishedKeysTest::make);
    }

    private static JsonObject make(String kid) {
        byte[] der = pair("Ed25519", NamedParameterSpec.ED25519).getEncoded();
        return new JsonObject()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("kid", kid)
                .put("x", encoded(Arrays.copyOfRange(der, der.length - 32, der.length)));
    }

    private static Map<String, PublishedKey> read(JsonObject... keys) {
        return PublishedKeys.read(set(List.of(keys)).getBytes(StandardCharsets.UTF_8));
    }

    private static JsonObject with(JsonObject key, String name, Object value) {
        return key.copy().put(name, value);
    }

    @Test
    void bindsEachKeyToTheOneAlgorithmOfItsKind() {
        Map<String, PublishedKey> keys = read(RSA, EC, ed25519("d"));

        assertThat(keys.get("r").algorithm()).isEqualTo("RS256");
        assertThat(keys.get("e").algorithm()).isEqualTo("ES256");
        assertThat(keys.get("d").algorithm()).isEqualTo("EdDSA");
        keys.values()
                .forEach(key -> assertThat(io.repartee.config.PublicPem.suits(key.algorithm(), key.pem()))
                        .isTrue());
    }

    @Test
    void leavesOutWhatIsForSomethingElse() {
        assertThat(read(with(RSA, "use", "enc"))).isEmpty();
        assertThat(read(with(RSA, "alg", "RS512"))).isEmpty();
        assertThat(read(with(RSA, "alg", "PS256"))).isEmpty();
        assertThat(read(with(RSA, "alg", "RSA-OAEP"))).isEmpty();
        assertThat(read(with(RSA, "alg", 7))).isEmpty();
        assertThat(read(with(EC, "alg", "HS256"))).isEmpty();
        assertThat(read(with(RSA, "key_ops", new JsonArray().add("encrypt")))).isEmpty();
        assertThat(read(with(RSA, "use", "sig")
                        .put("alg", "RS256")
                        .put("key_ops", new JsonArray().add("verify"))
                        .put("x5t", "x")))
                .hasSize(1);
    }

    @Test
    void leavesOutSecretsAndKindsItDoesNotKnow() {
        assertThat(read(new JsonObject().put("kty", "oct").put("kid", "k").put("k", "x".repeat(43))))
                .isEmpty();
        assertThat(read(with(RSA, "kty", "XYZ"))).isEmpty();
        assertThat(read(with(EC, "crv", "P-521"))).isEmpty();
        assertThat(read(with(ed25519("d"), "crv", "X25519"))).isEmpty();
        assertThat(read(new JsonObject())).isEmpty();
        assertThat(PublishedKeys.read("{\"keys\":[1,null,\"x\",[]]}".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void leavesOutWeakAndBrokenKeys() {
        assertThat(read(rsa("r", 1024))).isEmpty();
        assertThat(read(with(RSA, "e", encoded(new byte[] {1})))).isEmpty();
        assertThat(read(with(RSA, "e", encoded(new byte[] {4})))).isEmpty();
        assertThat(read(with(RSA, "e", "_".repeat(40)))).isEmpty();
        assertThat(read(with(RSA, "n", "_".repeat(2_000)))).isEmpty();
        assertThat(read(with(RSA, "n", "not base64!"))).isEmpty();
        assertThat(read(with(EC, "x", EC.getString("y")))).isEmpty();
        assertThat(read(with(EC, "x", encoded(new byte[32])).put("y", encoded(new byte[32]))))
                .isEmpty();
        assertThat(read(with(EC, "x", encoded(new byte[33])))).isEmpty();
        assertThat(read(with(ed25519("d"), "x", encoded(new byte[31])))).isEmpty();
    }

    @Test
    void leavesOutAKeyThatCannotBeNamed() {
        assertThat(read(with(RSA, "kid", ""))).isEmpty();
        assertThat(read(with(RSA, "kid", 7))).isEmpty();
        assertThat(read(with(RSA, "kid", "k".repeat(256)))).isEmpty();
        assertThat(read(with(RSA, "kid", "same"), with(EC, "kid", "same"), ed25519("d")))
                .containsOnlyKeys("d");
    }

    private static JsonObject rsa(String kid, int bits) {
        RSAPublicKey key = (RSAPublicKey) pair("RSA", new RSAKeyGenParameterSpec(bits, RSAKeyGenParameterSpec.F4));
        return new JsonObject()
                .put("kty", "RSA")
                .put("kid", kid)
                .put("n", encoded(key.getModulus().toByteArray()))
                .put("e", encoded(key.getPublicExponent().toByteArray()));
    }

    private static JsonObject ec(String kid, String curve, String name, int bytes) {
        ECPublicKey key = (ECPublicKey) pair("EC", new ECGenParameterSpec(curve));
        return new JsonObject()
                .put("kty", "EC")
                .put("crv", name)
                .put("kid", kid)
                .put("x", encoded(fixed(key.getW().getAffineX(), bytes)))
                .put("y", encoded(fixed(key.getW().getAffineY(), bytes)));
    }

    private static byte[] fixed(BigInteger number, int bytes) {
        byte[] all = number.toByteArray();
        byte[] fixed = new byte[bytes];
        int length = Math.min(all.length, bytes);
        System.arraycopy(all, all.length - length, fixed, bytes - length, length);
        return fixed;
    }

    private static PublicKey pair(String type, AlgorithmParameterSpec parameters) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
            generator.initialize(parameters);
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
