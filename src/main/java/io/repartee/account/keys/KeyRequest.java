package io.repartee.account.keys;

import io.repartee.account.SecretText;
import io.repartee.site.SsoKey;
import io.repartee.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A key as an admin asks for it.
 *
 * @param kind secret, public-key or jwks
 * @param kid one is made up when it is missing
 * @param algorithm of a public key
 * @param publicKey PEM
 * @param url of a published set
 * @param roles whether the issuer's {@code roles} claim counts
 */
public record KeyRequest(
        @Nullable String kind,
        @Nullable String issuer,
        @Nullable String kid,
        @Nullable String algorithm,
        @Nullable String publicKey,
        @Nullable String url,
        @Nullable Boolean roles) {
    /** Fails with {@code invalid_fields}. A secret is made here: nobody thinks up a good one. */
    public SsoKey check() {
        if (issuer == null) {
            throw Problem.field("/issuer", "The issuer (iss) of the tokens is needed.");
        }
        return switch (kind == null ? "" : kind) {
            case "secret" -> {
                mustBeAbsent("/publicKey", publicKey);
                mustBeAbsent("/url", url);
                mustBeAbsent("/algorithm", SsoKey.SHARED.equals(algorithm) ? null : algorithm);
                yield key(name(kid), SsoKey.SHARED, SecretText.random());
            }
            case "public-key" -> {
                mustBeAbsent("/url", url);
                yield key(name(kid), needed("/algorithm", algorithm), needed("/publicKey", publicKey));
            }
            case "jwks" -> {
                mustBeAbsent("/publicKey", publicKey);
                mustBeAbsent("/kid", kid);
                mustBeAbsent("/algorithm", algorithm);
                yield key(SsoKey.ANY_KID, SsoKey.PUBLISHED, needed("/url", url));
            }
            default -> throw Problem.field("/kind", "One of secret, public-key, jwks is needed.");
        };
    }

    static String name(@Nullable String kid) {
        return kid == null ? SecretText.name() : kid;
    }

    private SsoKey key(String name, String of, String material) {
        return made(() -> new SsoKey(issuer, name, of, material, Boolean.TRUE.equals(roles)));
    }

    /** What is wrong with a key names what it is about, such as {@code sso.issuer must …}. */
    static SsoKey made(java.util.function.Supplier<SsoKey> key) {
        try {
            return key.get();
        } catch (IllegalArgumentException e) {
            String[] words = e.getMessage().replaceFirst("^sso\\.", "").split(" ", 2);
            throw Problem.field("/" + field(words[0]), "This " + words[1] + ".");
        }
    }

    private static String field(String name) {
        return switch (name) {
            case "public-key" -> "publicKey";
            case "jwks" -> "url";
            default -> name;
        };
    }

    static String needed(String place, @Nullable String value) {
        if (value == null) {
            throw Problem.field(place, "This is needed for a key of that kind.");
        }
        return value;
    }

    static void mustBeAbsent(String place, @Nullable String value) {
        if (value != null) {
            throw Problem.field(place, "A key of that kind has none.");
        }
    }
}
