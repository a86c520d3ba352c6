package io.repartee.account.own;

import io.repartee.mail.MailAddress;
import io.repartee.site.Site;
import io.repartee.web.RateLimit;
import java.time.InstantSource;

/**
 * How often somebody may try. The same for addresses that have an account and those that have none, so that a refusal tells nothing.
 *
 * @param visitors tries from one network address
 * @param addresses letters to, and passwords tried for, one address of mail
 */
public record SignInLimits(RateLimit visitors, RateLimit addresses) {
    private static final int MOST_KEYS = 100_000;

    /** @param perMinute 0 for no limit */
    public static SignInLimits of(int perMinute, InstantSource clock) {
        return new SignInLimits(
                new RateLimit(perMinute, MOST_KEYS, clock), new RateLimit((perMinute + 1) / 2, MOST_KEYS, clock));
    }

    void take(Visitor visitor, Site site, MailAddress address) {
        visitors.take(visitor.address());
        addresses.take(site.id() + " " + address.key());
    }

    void take(Visitor visitor) {
        visitors.take(visitor.address());
    }
}
