package io.repartee.stream;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import io.repartee.ids.ThreadId;
import io.repartee.ids.Uuids;
import java.util.UUID;

/**
 * One stream of a site: a thread's (what readers see), the site's (what moderators see), an account's (what one person
 * sees) or the control stream (what only nodes hear). A thread's and an account's stream have the id of their owner.
 */
public record StreamId(SiteId site, StreamKind kind, UUID value) {
    static final UUID SITE = Uuids.named("site");
    static final UUID CONTROL = Uuids.named("control");

    public static StreamId of(SiteId site, ThreadId thread) {
        return new StreamId(site, StreamKind.THREAD, thread.value());
    }

    public static StreamId of(SiteId site, AccountId account) {
        return new StreamId(site, StreamKind.ACCOUNT, account.value());
    }

    public static StreamId ofSite(SiteId site) {
        return new StreamId(site, StreamKind.SITE, SITE);
    }

    public static StreamId ofControl(SiteId site) {
        return new StreamId(site, StreamKind.CONTROL, CONTROL);
    }

    /** What doorbells name it by. Two streams may share it: a doorbell is only a hint. */
    public long bell() {
        return value.getMostSignificantBits()
                ^ Long.rotateLeft(value.getLeastSignificantBits(), 32)
                ^ site.value() * 0x9E37_79B9_7F4A_7C15L;
    }
}
