package io.repartee.account;

import io.repartee.site.Site;
import io.repartee.web.Call;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Who is calling. The one way from a token to a {@link Caller}; thread-safe. Fails with {@code token_invalid},
 * {@code token_expired}, {@code token_revoked} or {@code site_not_found}; a request without a token is an anonymous caller.
 * How the caller stands is part of the answer; where this node cannot know, the standing says so, and {@link Access} refuses.
 */
public interface Callers {
    Future<Caller> of(String siteKey, Optional<String> token);

    /** The same caller as things are now; fails as a request with the token would. */
    Future<Caller> again(Caller caller);

    /** The site of a call, whoever calls: for what the public may read. A wrong token does not matter here. */
    Future<Site> site(String siteKey);

    /** Whoever sends a call; a write counts for the account's limit ({@code too_many_requests}). */
    default Future<Caller> of(Call call) {
        return of(call.path("site"), call.bearer());
    }
}
