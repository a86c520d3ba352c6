package io.repartee.account;

import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** The kinds of public keys that a JSON Web Key (RFC 7518, RFC 8037) may be here, each good for one algorithm. */
final class JwkKind {
    /** RFC 7518, section 3.3. */
    private static final int LEAST_RSA_BITS = 2048;

    private static final int MOST_RSA_BITS = 8192;
    /** A long exponent is nothing but slow. */
    private static final int MOST_EXPONENT_BITS = 32;

    private static final int BYTES = 32;
    /** What stands before an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private JwkKind() {}

    /** Empty for a kind that is none of ours, above all for secrets, which nobody publishes. */
    static Optional<String> algorithm(Claims jwk) {
        String curve = jwk.optionalText("crv").orElse("");
        return switch (jwk.optionalText("kty").orElse("")) {
            case "RSA" -> Optional.of("RS256");
            case "EC" -> curve.equals("P-256") ? Optional.of("ES256") : Optional.empty();
            case "OKP" -> curve.equals("Ed25519") ? Optional.of("EdDSA") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** SubjectPublicKeyInfo. Throws {@link IllegalArgumentException} or {@link TokenRejected} for what is no good key. */
    static byte[] publicKey(Claims jwk) throws GeneralSecurityException {
        return switch (jwk.text("kty")) {
            case "RSA" -> rsa(number(jwk.text("n")), number(jwk.text("e")));
            case "EC" -> ec(number(fixed(jwk.text("x"))), number(fixed(jwk.text("y"))));
            default -> ed25519(fixed(jwk.text("x")));
        };
    }

    private static byte[] rsa(BigInteger modulus, BigInteger exponent) throws GeneralSecurityException {
        require(modulus.bitLength() >= LEAST_RSA_BITS && modulus.bitLength() <= MOST_RSA_BITS && modulus.testBit(0));
        require(exponent.bitLength() > 1 && exponent.bitLength() <= MOST_EXPONENT_BITS && exponent.testBit(0));
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(modulus, exponent))
                .getEncoded();
    }

    private static byte[] ec(BigInteger x, BigInteger y) throws GeneralSecurityException {
        AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
        parameters.init(new ECGenParameterSpec("secp256r1"));
        ECParameterSpec curve = parameters.getParameterSpec(ECParameterSpec.class);
        require(isOn(curve, x, y));
        return KeyFactory.getInstance("EC")
                .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), curve))
                .getEncoded();
    }

    /** y² = x³ + ax + b. A point beside the curve would lie in a small group, where signatures can be found. */
    private static boolean isOn(ECParameterSpec curve, BigInteger x, BigInteger y) {
        BigInteger p = ((ECFieldFp) curve.getCurve().getField()).getP();
        BigInteger right = x.pow(3)
                .add(curve.getCurve().getA().multiply(x))
                .add(curve.getCurve().getB());
        return x.compareTo(p) < 0
                && y.compareTo(p) < 0
                && y.pow(2).subtract(right).mod(p).signum() == 0;
    }

    private static byte[] ed25519(byte[] point) throws GeneralSecurityException {
        byte[] der = new byte[ED25519.length + BYTES];
        System.arraycopy(ED25519, 0, der, 0, ED25519.length);
        System.arraycopy(point, 0, der, ED25519.length, BYTES);
        return KeyFactory.getInstance("Ed25519")
                .generatePublic(new X509EncodedKeySpec(der))
                .getEncoded();
    }

    private static byte[] fixed(String base64) {
        byte[] bytes = Base64.getUrlDecoder().decode(base64);
        require(bytes.length == BYTES);
        return bytes;
    }

    private static BigInteger number(String base64) {
        return number(Base64.getUrlDecoder().decode(base64));
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not a good key");
        }
    }
}
