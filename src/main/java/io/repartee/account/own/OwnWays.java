package io.repartee.account.own;

import io.repartee.site.SignInWays;
import io.repartee.site.Site;
import java.util.ArrayList;
import java.util.List;

/** What this server itself offers at a site, besides the publisher's own sign-in. */
public record OwnWays(boolean hasMail) implements SignInWays {
    @Override
    public List<Way> of(Site site) {
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
        ways.add(new Way("sso"));
        return ways;
    }
}
