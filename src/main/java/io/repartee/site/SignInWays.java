package io.repartee.site;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Port: how people can sign in at a site, in the order in which to offer it. */
@FunctionalInterface
public interface SignInWays {
    Future<List<Way>> of(Site site);

    /**
     * @param method {@code guest}, {@code email}, {@code password}, {@code oidc} (another service, whatever it speaks) or {@code sso}
     * @param provider the key of a service, for {@code oidc}
     * @param name of the service, as it is shown
     */
    record Way(
            String method,
            @Nullable String provider,
            @Nullable String name) {
        public Way(String method) {
            this(method, null, null);
        }
    }
}
