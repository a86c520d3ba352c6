package io.repartee.site;

import io.repartee.config.PublicPem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A key with which a publisher signs tokens for one site. It is chosen by issuer and kid, and good for its one algorithm.
 *
 * @param algorithm HS256, RS256, ES256 or EdDSA (Ed25519)
 * @param material for HS256 a secret that both sides know, at least 32 bytes in UTF-8; otherwise the public key in PEM
 * @param roles whether the issuer's {@code roles} claim makes moderators and admins
 */
public record SsoKey(String issuer, String kid, String algorithm, String material, boolean roles) {
    /** The issuer of this server's own tokens, which no publisher may take. */
    public static final String RESERVED_ISSUER = "repartee";

    private static final List<String> ALGORITHMS = List.of("HS256", "RS256", "ES256", "EdDSA");
    private static final String SHARED = "HS256";
    private static final int SECRET_BYTES = 32;
    private static final int NAME_CHARACTERS = 255;

    public SsoKey {
        require(!issuer.isBlank() && issuer.length() <= NAME_CHARACTERS, "issuer must have 1 to 255 characters");
        require(!issuer.equals(RESERVED_ISSUER), "issuer must not be " + RESERVED_ISSUER);
        require(!kid.isBlank() && kid.length() <= NAME_CHARACTERS, "kid must have 1 to 255 characters");
        require(ALGORITHMS.contains(algorithm), "algorithm must be one of " + String.join(", ", ALGORITHMS));
        if (algorithm.equals(SHARED)) {
            int bytes = material.getBytes(StandardCharsets.UTF_8).length;
            require(bytes >= SECRET_BYTES, "secret must have at least " + SECRET_BYTES + " bytes");
        } else {
            require(
                    PublicPem.suits(algorithm, material),
                    "public-key must be the PEM (BEGIN PUBLIC KEY) of a key for " + algorithm
                            + ": RSA of at least 2048 bits, P-256, or Ed25519");
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("sso." + message);
        }
    }

    /** Without the material. */
    @Override
    public String toString() {
        return "SsoKey[" + issuer + ", " + kid + ", " + algorithm + (roles ? ", roles]" : "]");
    }
}
