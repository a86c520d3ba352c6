package io.repartee.account.own;

import io.repartee.site.SignInWays;
import io.repartee.site.Site;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What this server offers at a site, besides the publisher's own sign-in.
 *
 * @param services by which people sign in at a site, too
 */
public record OwnWays(boolean hasMail, Function<Site, Future<List<SignInWays.Way>>> services) implements SignInWays {
    /** Without other services. */
    public OwnWays(boolean hasMail) {
        this(hasMail, site -> Future.succeededFuture(List.of()));
    }

    /** As long as nobody can know the services, there are none. */
    @Override
    public Future<List<Way>> of(Site site) {
        return services.apply(site).otherwise(List.of()).map(others -> all(site, others));
    }

    private List<Way> all(Site site, List<Way> others) {
        List<Way> ways = new ArrayList<>();
        if (site.guests()) {
            ways.add(new Way("guest"));
        }
        if (hasMail && site.policy().signIn().email()) {
            ways.add(new Way("email"));
        }
        if (site.policy().signIn().password()) {
            ways.add(new Way("password"));
        }
        ways.addAll(others);
        ways.add(new Way("sso"));
        return ways;
    }
}
