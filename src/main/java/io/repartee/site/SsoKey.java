package io.repartee.site;

import java.nio.charset.StandardCharsets;

/**
 * A key with which a publisher signs tokens for one site. It is chosen by issuer and kid, and good for its one algorithm.
 *
 * @param secret shared with the publisher, at least 32 bytes in UTF-8
 * @param roles whether the issuer's {@code roles} claim makes moderators and admins
 */
public record SsoKey(String issuer, String kid, String algorithm, String secret, boolean roles) {
    /** The issuer of this server's own tokens, which no publisher may take. */
    public static final String RESERVED_ISSUER = "repartee";

    private static final int SECRET_BYTES = 32;
    private static final int NAME_CHARACTERS = 255;

    public SsoKey {
        require(!issuer.isBlank() && issuer.length() <= NAME_CHARACTERS, "issuer must have 1 to 255 characters");
        require(!issuer.equals(RESERVED_ISSUER), "issuer must not be " + RESERVED_ISSUER);
        require(!kid.isBlank() && kid.length() <= NAME_CHARACTERS, "kid must have 1 to 255 characters");
        require(algorithm.equals("HS256"), "algorithm must be HS256");
        require(
                secret.getBytes(StandardCharsets.UTF_8).length >= SECRET_BYTES,
                "secret must have at least " + SECRET_BYTES + " bytes");
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException("sso." + message);
        }
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "SsoKey[" + issuer + ", " + kid + ", " + algorithm + (roles ? ", roles]" : "]");
    }
}
