package io.repartee.config;

/**
 * Another service by which people sign in at a site. What is right for each property, the room of sites says.
 *
 * @param provider the key in addresses
 * @param name as it is shown
 * @param issuer of OpenID Connect as its tokens have it; of GitHub its address, which need not be given
 * @param clientSecret empty where the service gives none
 * @param trustsMail whether an address that it says is verified is that of the account here that has it
 */
public record Provider(
        String provider,
        Kind kind,
        String name,
        String issuer,
        String clientId,
        String clientSecret,
        boolean trustsMail) {
    /** What it speaks. */
    public enum Kind {
        OIDC,
        GITHUB
    }

    private static final String GITHUB = "https://github.com";

    static Provider from(String site, Section section) {
        String key = section.text("provider", "");
        String path = "sites[" + site + "].providers[" + key + "].";
        Check.filled(path + "provider", key);
        Kind kind = section.choice("kind", Kind.OIDC);
        Provider provider = new Provider(
                key,
                kind,
                section.text("name", key),
                section.text("issuer", kind == Kind.GITHUB ? GITHUB : ""),
                section.text("client-id", ""),
                section.text("client-secret", ""),
                section.bool("trusts-mail", true));
        Check.filled(path + "issuer", provider.issuer());
        Check.filled(path + "client-id", provider.clientId());
        section.mustHoldNothingElse();
        return provider;
    }

    @Override
    public String toString() {
        return "Provider[" + provider + ", " + issuer + "]";
    }
}
