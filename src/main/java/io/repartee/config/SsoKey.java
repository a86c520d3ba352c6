package io.repartee.config;

/**
 * A key with which a publisher signs its readers' tokens. Chosen by (site, issuer, kid), bound to one algorithm.
 *
 * @param material the secret for HS256, otherwise the public key in PEM
 * @param roles whether this issuer's {@code roles} claim makes moderators and admins
 */
public record SsoKey(String issuer, String kid, Algorithm algorithm, String material, boolean roles) {
    /** How tokens are signed. */
    public enum Algorithm {
        /** HMAC with SHA-256 and a secret that both sides know. */
        HS256("HS256"),
        /** RSASSA-PKCS1-v1_5 with SHA-256. */
        RS256("RS256"),
        /** ECDSA on the curve P-256 with SHA-256. */
        ES256("ES256"),
        /** Ed25519. */
        EDDSA("EdDSA");

        private final String wireName;

        Algorithm(String wireName) {
            this.wireName = wireName;
        }

        /** As RFC 7518 and RFC 8037 call it. */
        public String wireName() {
            return wireName;
        }

        private static Algorithm named(String path, String name) {
            for (Algorithm algorithm : values()) {
                if (algorithm.wireName.equals(name)) {
                    return algorithm;
                }
            }
            throw new InvalidConfiguration(path, "must be HS256, RS256, ES256 or EdDSA");
        }
    }

    private static final int SECRET_BYTES = 32;

    static SsoKey from(String site, Section section) {
        String kid = section.text("kid", "");
        String path = "sites[" + site + "].sso[" + kid + "].";
        String issuer = section.text("issuer", "");
        Check.filled(path + "kid", kid);
        Check.filled(path + "issuer", issuer);
        Algorithm algorithm = Algorithm.named(path + "algorithm", section.text("algorithm", ""));
        String material = algorithm == Algorithm.HS256 ? secret(path, section) : publicKey(path, section, algorithm);
        SsoKey key = new SsoKey(issuer, kid, algorithm, material, section.bool("roles", false));
        section.mustHoldNothingElse();
        return key;
    }

    private static String secret(String path, Section section) {
        String secret = section.text("secret", "");
        Check.bytes(path + "secret", secret, SECRET_BYTES);
        return secret;
    }

    private static String publicKey(String path, Section section, Algorithm algorithm) {
        String pem = section.text("public-key", "");
        Check.must(
                path + "public-key",
                PublicPem.suits(algorithm.wireName, pem),
                "must be the PEM (BEGIN PUBLIC KEY) of a key for " + algorithm.wireName
                        + ": RSA of at least 2048 bits, P-256, or Ed25519");
        return pem;
    }

    @Override
    public String toString() {
        return "SsoKey[" + issuer + ", " + kid + ", " + algorithm + "]";
    }
}
