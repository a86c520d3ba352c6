package io.repartee.account;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.site.Site;
import java.util.UUID;

/**
 * The account in whose name a site itself speaks: moderators answer as the publication. Nobody signs in to it. Its id is of a form of its
 * own (version 8), so that it is known without asking.
 */
public final class Publication {
    private static final long HIGH = 0x7075_626c_6973_8000L;
    private static final long LOW = 0x8000_0000_0000_0000L;

    private Publication() {}

    public static AccountId of(SiteId site) {
        return new AccountId(new UUID(HIGH, LOW | site.value()));
    }

    public static boolean is(AccountId account) {
        return account.value().getMostSignificantBits() == HIGH;
    }

    /** By the site's name, as its readers know it. */
    public static Caller.Profile profile(Site site) {
        return new Caller.Profile(of(site.id()), Caller.Kind.LOCAL, site.name(), null, null, null);
    }
}
