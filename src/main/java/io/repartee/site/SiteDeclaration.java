package io.repartee.site;

import io.repartee.config.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A site as the configuration declares it. What is declared is the whole truth about the site: origins and keys that are
 * no longer named there are gone after the next start.
 *
 * @param site the key in addresses
 * @param origins as browsers send them: scheme, host in lower case and a port unless it is the scheme's own
 */
public record SiteDeclaration(
        String site,
        String name,
        List<String> origins,
        Site.Moderation moderation,
        boolean guests,
        List<SsoKey> sso,
        List<SignInProvider> providers) {
    private static final int NAME_CHARACTERS = 200;
    private static final int KEY_CHARACTERS = 64;

    public SiteDeclaration {
        if (!isKey(site)) {
            throw new IllegalArgumentException(
                    "sites: \"" + site + "\" must be 1 to 64 of a-z, 0-9, - and _, and begin with a letter or digit");
        }
        if (name.isBlank() || name.length() > NAME_CHARACTERS) {
            throw new IllegalArgumentException("sites." + site + ".name must have 1 to 200 characters");
        }
        for (String origin : origins) {
            requireOrigin(site, origin);
        }
        requireDistinct(site, sso);
        origins = List.copyOf(origins);
        sso = List.copyOf(sso);
        providers = List.copyOf(providers);
    }

    /** Without other services by which people sign in. */
    public SiteDeclaration(
            String site,
            String name,
            List<String> origins,
            Site.Moderation moderation,
            boolean guests,
            List<SsoKey> sso) {
        this(site, name, origins, moderation, guests, sso, List.of());
    }

    /** Whether a text could be the key of a site at all. */
    static boolean isKey(String text) {
        return !text.isEmpty()
                && text.length() <= KEY_CHARACTERS
                && isAlphanumeric(text.charAt(0))
                && text.chars().allMatch(c -> isAlphanumeric(c) || c == '-' || c == '_');
    }

    private static boolean isAlphanumeric(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static void requireOrigin(String site, String origin) {
        if (!Origin.is(origin)) {
            throw new IllegalArgumentException("sites." + site + ".origins: \"" + origin
                    + "\" must be an exact origin such as https://www.example.org or http://localhost:8080");
        }
    }

    private static void requireDistinct(String site, List<SsoKey> keys) {
        Set<List<String>> seen = new HashSet<>();
        for (SsoKey key : keys) {
            if (!seen.add(List.of(key.issuer(), key.kid()))) {
                throw new IllegalArgumentException(
                        "sites." + site + ".sso: two keys " + key.kid() + " of " + key.issuer());
            }
        }
    }
}
