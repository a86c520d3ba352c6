package io.repartee.account.provider;

import io.repartee.site.SignInProvider;
import io.repartee.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A service as an admin sets it up.
 *
 * @param kind oidc or github; oidc when missing
 * @param issuer needed of oidc
 * @param clientSecret missing, the one there is stays; none at all for a service that gives none
 * @param trustsMail whether the addresses that it has verified count; they do when missing
 */
public record ProviderRequest(
        @Nullable String kind,
        @Nullable String name,
        @Nullable String issuer,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable Boolean trustsMail) {
    /** Fails with {@code invalid_fields}. */
    public SignInProvider check(String key) {
        SignInProvider.Kind of = switch (kind == null ? "oidc" : kind) {
            case "oidc" -> SignInProvider.Kind.OIDC;
            case "github" -> SignInProvider.Kind.GITHUB;
            default -> throw Problem.field("/kind", "One of oidc, github is needed.");
        };
        String at =
                issuer == null && of == SignInProvider.Kind.GITHUB ? SignInProvider.GITHUB : needed("/issuer", issuer);
        try {
            return new SignInProvider(
                    key,
                    of,
                    needed("/name", name),
                    at,
                    needed("/clientId", clientId),
                    clientSecret == null ? "" : clientSecret,
                    !Boolean.FALSE.equals(trustsMail),
                    false);
        } catch (IllegalArgumentException e) {
            String[] words = e.getMessage().split(" ", 2);
            throw Problem.field("/" + words[0], "This " + words[1] + ".");
        }
    }

    private static String needed(String place, @Nullable String value) {
        if (value == null) {
            throw Problem.field(place, "This is needed.");
        }
        return value;
    }
}
