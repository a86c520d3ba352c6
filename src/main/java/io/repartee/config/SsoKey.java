package io.repartee.config;

/**
 * A key with which a publisher signs its readers' tokens. Chosen by (site, issuer, kid), bound to one algorithm.
 *
 * @param roles whether this issuer's {@code roles} claim makes moderators and admins
 */
public record SsoKey(String issuer, String kid, Algorithm algorithm, String secret, boolean roles) {
    /** How tokens are signed. */
    public enum Algorithm {
        /** HMAC with SHA-256 and a secret that both sides know. */
        HS256
    }

    private static final int SECRET_BYTES = 32;

    static SsoKey from(String site, Section section) {
        String kid = section.text("kid", "");
        String path = "sites[" + site + "].sso[" + kid + "].";
        String issuer = section.text("issuer", "");
        String algorithm = section.text("algorithm", "");
        String secret = section.text("secret", "");
        Check.filled(path + "kid", kid);
        Check.filled(path + "issuer", issuer);
        Check.must(path + "algorithm", algorithm.equals("HS256"), "must be HS256");
        Check.bytes(path + "secret", secret, SECRET_BYTES);
        SsoKey key = new SsoKey(issuer, kid, Algorithm.HS256, secret, section.bool("roles", false));
        section.mustHoldNothingElse();
        return key;
    }

    @Override
    public String toString() {
        return "SsoKey[" + issuer + ", " + kid + ", " + algorithm + "]";
    }
}
