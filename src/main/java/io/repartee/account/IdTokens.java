package io.repartee.account;

import io.repartee.observation.Observation.TokenRefused;
import io.repartee.observation.Observer;
import io.repartee.site.Site;
import io.repartee.site.SsoKey;
import io.repartee.web.ErrorCode;
import io.repartee.web.Problem;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Reads the ID tokens of other services (OpenID Connect Core, 3.1.3.7): taken apart, verified with the keys that the service publishes, and
 * asked whether they answer what was asked here. Such a token is good for this one answer and for nothing else. Thread-safe.
 */
public final class IdTokens {
    private static final Duration SOON = Duration.ofSeconds(10);

    private final KeySets published;
    private final InstantSource clock;
    private final Observer observer;

    /** @param published the same as those of publishers: read through the one way out, and kept */
    public IdTokens(KeySets published, InstantSource clock, Observer observer) {
        this.published = published;
        this.clock = clock;
        this.observer = observer;
    }

    /**
     * What an ID token must be.
     *
     * @param issuer exactly
     * @param keys where the issuer publishes its keys
     * @param client whom the token is for, and nobody else
     * @param nonce what was asked with
     */
    public record Expected(String issuer, String keys, String client, String nonce) {}

    /**
     * What it says of somebody; nothing of it is fit to be shown as it is.
     *
     * @param mail an address that the service has verified
     */
    public record Said(String subject, Optional<String> name, Optional<String> picture, Optional<String> mail) {}

    /** Fails with {@code provider_refused}, with {@code provider_unavailable} when the keys cannot be read. */
    public Future<Said> read(Site site, String text, Expected expected) {
        try {
            UnverifiedToken token = UnverifiedToken.parse(text);
            SsoKey set = SsoKey.published(expected.issuer(), expected.keys(), false);
            return published
                    .find(site.id(), set, token.kid())
                    .compose(key -> key.verify(token))
                    .map(signed -> said(token.claims(), expected))
                    .recover(failure -> refused(site, failure));
        } catch (TokenRejected | IllegalArgumentException e) {
            return refused(site, e);
        }
    }

    private Said said(Claims claims, Expected expected) {
        ClaimChecks.check(claims, expected.client(), clock.instant());
        must(claims.text("iss").equals(expected.issuer()), "iss is not that of the service");
        must(claims.text("nonce").equals(expected.nonce()), "nonce is not what was asked with");
        must(
                claims.optionalText("azp")
                        .filter(party -> !party.equals(expected.client()))
                        .isEmpty(),
                "azp is another");
        return new Said(
                claims.text("sub"),
                first(claims, "name", "preferred_username", "nickname", "given_name"),
                claims.optionalText("picture"),
                claims.isTrue("email_verified") ? claims.optionalText("email") : Optional.empty());
    }

    private static Optional<String> first(Claims claims, String... names) {
        for (String name : names) {
            Optional<String> text = claims.optionalText(name).filter(value -> !value.isBlank());
            if (text.isPresent()) {
                return text;
            }
        }
        return Optional.empty();
    }

    private static void must(boolean condition, String otherwise) {
        if (!condition) {
            throw new TokenRejected(otherwise);
        }
    }

    private <T> Future<T> refused(Site site, Throwable failure) {
        if (failure instanceof Problem problem && problem.code() == ErrorCode.KEYS_UNAVAILABLE) {
            return Future.failedFuture(Problem.retryAfter(ErrorCode.PROVIDER_UNAVAILABLE, SOON));
        }
        boolean isOurs = failure instanceof TokenRejected
                || failure instanceof IllegalArgumentException
                || failure instanceof Problem;
        if (!isOurs) {
            return Future.failedFuture(failure);
        }
        observer.observe(new TokenRefused(site.id(), "ID token: " + failure.getMessage()));
        return Future.failedFuture(Problem.of(ErrorCode.PROVIDER_REFUSED));
    }
}
