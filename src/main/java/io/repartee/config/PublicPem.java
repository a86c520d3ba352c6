package io.repartee.config;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A public key as publishers write it down: PEM of a SubjectPublicKeyInfo (RFC 7468), of the type that its algorithm takes. */
public final class PublicPem {
    private static final Pattern FORM =
            Pattern.compile("\\s*-----BEGIN PUBLIC KEY-----([A-Za-z0-9+/=\\s]++)-----END PUBLIC KEY-----\\s*");
    private static final int MOST_CHARACTERS = 8 * 1024;
    /** RFC 7518, section 3.3. */
    private static final int RSA_BITS = 2048;

    private static final int P256_BITS = 256;

    private PublicPem() {}

    /** Whether it is a key that RS256, ES256 or EdDSA may be verified with. */
    public static boolean suits(String algorithm, String pem) {
        return switch (algorithm) {
            case "RS256" ->
                key("RSA", pem) instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= RSA_BITS;
            case "ES256" ->
                key("EC", pem) instanceof ECPublicKey ec
                        && ec.getParams().getCurve().getField().getFieldSize() == P256_BITS
                        && ec.getParams().toString().contains("secp256r1");
            case "EdDSA" -> key("Ed25519", pem) instanceof EdECPublicKey;
            default -> false;
        };
    }

    private static Object key(String type, String pem) {
        Matcher form = FORM.matcher(pem.length() > MOST_CHARACTERS ? "" : pem);
        if (!form.matches()) {
            return pem;
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(form.group(1));
            PublicKey key = KeyFactory.getInstance(type).generatePublic(new X509EncodedKeySpec(der));
            return key;
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return pem;
        }
    }
}
