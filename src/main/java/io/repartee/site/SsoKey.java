package io.repartee.site;

import io.repartee.config.PublicPem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key with which a publisher signs tokens for one site. It is chosen by issuer and kid, and good for its one algorithm. Or the
 * set of keys that the issuer publishes: then it is for all kids of the issuer that have no key of their own.
 *
 * @param kid {@value #ANY_KID} for a published set
 * @param algorithm HS256, RS256, ES256, EdDSA (Ed25519), or {@value #PUBLISHED}
 * @param material for HS256 a secret that both sides know, at least 32 bytes in UTF-8; for a published set its address; otherwise
 *     the public key in PEM
 * @param roles whether the issuer's {@code roles} claim makes moderators and admins
 * @param retiresAt from when on it proves nothing; null for one that stays
 */
public record SsoKey(
        String issuer,
        String kid,
        String algorithm,
        String material,
        boolean roles,
        @Nullable Instant retiresAt) {
    /** The issuer of this server's own tokens, which no publisher may take. */
    public static final String RESERVED_ISSUER = "repartee";

    /** The algorithm of a key set: each key in it has its own. */
    public static final String PUBLISHED = "JWKS";

    /** The kid of a key set. */
    public static final String ANY_KID = "*";

    /** The algorithm of a secret that both sides know. */
    public static final String SHARED = "HS256";

    private static final List<String> ALGORITHMS = List.of(SHARED, "RS256", "ES256", "EdDSA");
    private static final int SECRET_BYTES = 32;
    private static final int NAME_CHARACTERS = 255;

    public SsoKey {
        require(!issuer.isBlank() && issuer.length() <= NAME_CHARACTERS, "issuer must have 1 to 255 characters");
        require(!issuer.equals(RESERVED_ISSUER), "issuer must not be " + RESERVED_ISSUER);
        require(!kid.isBlank() && kid.length() <= NAME_CHARACTERS, "kid must have 1 to 255 characters");
        boolean set = algorithm.equals(PUBLISHED);
        require(set == kid.equals(ANY_KID), "kid must not be " + ANY_KID);
        require(set || ALGORITHMS.contains(algorithm), "algorithm must be one of " + String.join(", ", ALGORITHMS));
        if (set) {
            require(WebAddress.is(material), "jwks must be an https address");
        } else if (algorithm.equals(SHARED)) {
            int bytes = material.getBytes(StandardCharsets.UTF_8).length;
            require(bytes >= SECRET_BYTES, "secret must have at least " + SECRET_BYTES + " bytes");
        } else {
            require(
                    PublicPem.suits(algorithm, material),
                    "public-key must be the PEM (BEGIN PUBLIC KEY) of a key for " + algorithm
                            + ": RSA of at least 2048 bits, P-256, or Ed25519");
        }
    }

    /** One that stays. */
    public SsoKey(String issuer, String kid, String algorithm, String material, boolean roles) {
        this(issuer, kid, algorithm, material, roles, null);
    }

    /** The set of keys that an issuer publishes at that address (RFC 7517). */
    public static SsoKey published(String issuer, String address, boolean roles) {
        return new SsoKey(issuer, ANY_KID, PUBLISHED, address, roles);
    }

    public boolean isSet() {
        return algorithm.equals(PUBLISHED);
    }

    public boolean isSecret() {
        return algorithm.equals(SHARED);
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
