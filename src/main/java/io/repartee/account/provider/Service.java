package io.repartee.account.provider;

import io.repartee.site.SignInProvider;
import io.repartee.site.Site;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Port: how a kind of service is spoken to. Thread-safe. */
interface Service {
    /**
     * What goes along with a person, and comes back with them.
     *
     * @param returnTo where the service sends the person, as it is registered there
     * @param codeVerifier whose hash went along as {@code codeChallenge}
     */
    record Way(String returnTo, String state, String nonce, String codeChallenge, String codeVerifier) {}

    /** Where to send somebody. Fails with {@code provider_unavailable}. */
    Future<String> address(SignInProvider provider, Way way);

    /**
     * Who has come back with that code. Fails with {@code provider_unavailable}, or with {@code provider_refused} when the service does not
     * take the code, or what it says is not right.
     *
     * @param issuer what the answer names as its sender (RFC 9207); null when it does not
     */
    Future<Person> who(Site site, SignInProvider provider, Way way, String code, @Nullable String issuer);
}
