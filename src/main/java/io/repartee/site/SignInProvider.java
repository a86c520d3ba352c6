package io.repartee.site;

import java.net.URI;
import java.util.regex.Pattern;

/**
 * Another service by which people sign in at a site, which has registered this server there.
 *
 * @param key by which the site names it, in addresses
 * @param name as it is shown to people
 * @param issuer of OpenID Connect what its tokens have as {@code iss}, below which its description lies; of GitHub its address
 * @param clientSecret empty where the service has given none: then PKCE alone proves that an answer was asked for here
 * @param trustsMail whether an address of mail that it says is verified is that of the account here that has it
 * @param declared whether the configuration declares it
 */
public record SignInProvider(
        String key,
        Kind kind,
        String name,
        String issuer,
        String clientId,
        String clientSecret,
        boolean trustsMail,
        boolean declared) {
    /** How it is spoken to; the order is what the database keeps. */
    public enum Kind {
        OIDC,
        GITHUB
    }

    /** Where GitHub is, unless it is somebody's own. */
    public static final String GITHUB = "https://github.com";

    private static final Pattern KEY = Pattern.compile("[a-z0-9][a-z0-9-]{0,31}");
    private static final int NAME_CHARACTERS = 60;
    private static final int ISSUER_CHARACTERS = 255;
    private static final int CLIENT_CHARACTERS = 255;
    private static final int SECRET_CHARACTERS = 1_000;

    /** The message begins with the name of the property that is not right. */
    public SignInProvider {
        require(
                KEY.matcher(key).matches(),
                "provider must be 1 to 32 of a-z, 0-9 and -, and begin with a letter or digit");
        require(!name.isBlank() && name.length() <= NAME_CHARACTERS, "name must have 1 to 60 characters");
        require(
                issuer.length() <= ISSUER_CHARACTERS && isAddress(issuer),
                "issuer must look like https://id.example.org");
        require(
                !clientId.isBlank() && clientId.length() <= CLIENT_CHARACTERS,
                "clientId must have 1 to 255 characters");
        require(clientSecret.length() <= SECRET_CHARACTERS, "clientSecret must have at most 1000 characters");
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    @Override
    public String toString() {
        return "SignInProvider[" + key + ", " + issuer + "]";
    }
}
