package io.repartee.account.own;

import io.repartee.mail.MailAddress;
import io.repartee.site.Site;
import io.repartee.web.RateLimit;
import java.time.InstantSource;

/**
 * How often letters go to one address of mail, and passwords are tried for it, besides what {@link io.repartee.web.WriteLimits} allows a
 * network address. The same for addresses that have an account and those that have none, so that a refusal tells nothing.
 */
public record SignInLimits(RateLimit addresses) {
    private static final int MOST_KEYS = 100_000;
    private static final int PEOPLE_BEHIND_AN_ADDRESS = 6;

    /** @param perMinute of one network address; 0 for no limit */
    public static SignInLimits of(int perMinute, InstantSource clock) {
        int ofMail = (perMinute + PEOPLE_BEHIND_AN_ADDRESS - 1) / PEOPLE_BEHIND_AN_ADDRESS;
        return new SignInLimits(new RateLimit("sign-in", ofMail, MOST_KEYS, clock));
    }

    void take(Site site, MailAddress address) {
        addresses.take(site.id() + " " + address.key());
    }
}
