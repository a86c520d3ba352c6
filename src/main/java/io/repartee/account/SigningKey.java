package io.repartee.account;

import io.vertx.core.Vertx;
import io.vertx.ext.auth.PubSecKeyOptions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.UUID;

/**
 * A key pair with which this server signs tokens: ES256 on the curve P-256.
 *
 * @param privateKey in PKCS 8
 * @param publicKey in X.509 (SubjectPublicKeyInfo)
 */
record SigningKey(String kid, byte[] privateKey, byte[] publicKey) {
    static final String ALGORITHM = "ES256";

    private static final int LINE = 64;
    private static final byte[] NEW_LINE = {'\n'};

    /** Takes milliseconds. */
    static SigningKey generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(
                    UUID.randomUUID().toString(),
                    pair.getPrivate().getEncoded(),
                    pair.getPublic().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform here has P-256", e);
        }
    }

    VerificationKey verification(Vertx vertx) {
        return VerificationKey.of(
                vertx, kid, ALGORITHM, true, options("PRIVATE KEY", privateKey), options("PUBLIC KEY", publicKey));
    }

    ECPublicKey decodedPublicKey() {
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(publicKey));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("signing key " + kid + " cannot be read", e);
        }
    }

    private PubSecKeyOptions options(String label, byte[] der) {
        String text = Base64.getMimeEncoder(LINE, NEW_LINE).encodeToString(der);
        return new PubSecKeyOptions()
                .setId(kid)
                .setAlgorithm(ALGORITHM)
                .setBuffer("-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n");
    }

    /** Without the private key. */
    @Override
    public String toString() {
        return "SigningKey[" + kid + "]";
    }
}
