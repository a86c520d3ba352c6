package io.repartee.site;

import io.repartee.ids.SiteId;
import java.util.Set;

/**
 * A tenant: its key in addresses, its name, who may embed it, and its policy.
 *
 * @param origins exact origins, in the form a browser sends them
 * @param moderation as declared, unless the policy says otherwise
 */
public record Site(
        SiteId id, String key, String name, Set<String> origins, Moderation moderation, boolean guests, Policy policy) {
    /** A site with the policy that it has until an admin changes it. */
    public Site(SiteId id, String key, String name, Set<String> origins, Moderation moderation, boolean guests) {
        this(id, key, name, origins, moderation, guests, Policy.DEFAULT);
    }

    /** When a comment becomes visible. */
    public enum Moderation {
        /** At once; moderators look afterwards. */
        POST,
        /** When a moderator has approved it. */
        PRE
    }
}
