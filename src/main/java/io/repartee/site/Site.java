package io.repartee.site;

import io.repartee.ids.SiteId;
import java.util.Set;

/**
 * A tenant: its key in addresses, its name, who may embed it, and its policy.
 *
 * @param origins exact origins, in the form a browser sends them
 */
public record Site(SiteId id, String key, String name, Set<String> origins, Moderation moderation, boolean guests) {
    /** When a comment becomes visible. */
    public enum Moderation {
        /** At once; moderators look afterwards. */
        POST,
        /** When a moderator has approved it. */
        PRE
    }
}
