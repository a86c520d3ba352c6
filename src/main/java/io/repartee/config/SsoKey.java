package io.repartee.config;

import java.net.URI;

/**
 * A key with which a publisher signs its readers' tokens. Chosen by (site, issuer, kid), bound to one algorithm.
 *
 * @param kid {@code *} for a set of keys that the issuer publishes, which is for all kids that have no key of their own
 * @param material the secret for HS256, the address of a published set, otherwise the public key in PEM
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
        EDDSA("EdDSA"),
        /** That of each key in the set that the issuer publishes. */
        PUBLISHED("JWKS");

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
                if (algorithm != PUBLISHED && algorithm.wireName.equals(name)) {
                    return algorithm;
                }
            }
            throw new InvalidConfiguration(path, "must be HS256, RS256, ES256 or EdDSA");
        }
    }

    private static final String ANY_KID = "*";
    private static final int SECRET_BYTES = 32;

    static SsoKey from(String site, Section section) {
        String set = section.text("jwks", "");
        return set.isEmpty() ? single(site, section) : published(site, section, set);
    }

    private static SsoKey published(String site, Section section, String address) {
        String issuer = section.text("issuer", "");
        String path = "sites[" + site + "].sso[" + issuer + "].";
        Check.filled(path + "issuer", issuer);
        Check.must(path + "jwks", isAddress(address), "must look like https://id.example.org/keys.json");
        SsoKey key = new SsoKey(issuer, ANY_KID, Algorithm.PUBLISHED, address, section.bool("roles", false));
        section.mustHoldNothingElse();
        return key;
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static SsoKey single(String site, Section section) {
        String kid = section.text("kid", "");
        String path = "sites[" + site + "].sso[" + kid + "].";
        String issuer = section.text("issuer", "");
        Check.filled(path + "kid", kid);
        Check.must(path + "kid", !kid.equals(ANY_KID), "must not be " + ANY_KID);
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
