package io.repartee.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.repartee.ids.SiteId;
import io.repartee.web.Problem;

/**
 * The policies as they were last read: while the stored text is the same, so is the object. Who makes something costly of a policy
 * can keep it by the object. Bounded; thread-safe.
 */
final class Policies {
    private static final int MOST_SITES = 10_000;

    private final Cache<SiteId, Kept> known = Caffeine.newBuilder()
            .maximumSize(MOST_SITES)
            .executor(Runnable::run)
            .build();

    private record Kept(String json, Policy policy) {}

    Policy of(SiteId site, String json) {
        Kept kept = known.getIfPresent(site);
        if (kept == null || !kept.json.equals(json)) {
            kept = new Kept(json, read(json));
            known.put(site, kept);
        }
        return kept.policy;
    }

    /** A policy that cannot be read must not open what it closed: then everything waits for a moderator. */
    private static Policy read(String json) {
        try {
            return PolicyJson.stored(json);
        } catch (Problem unreadable) {
            return new Policy(
                    Policy.When.PRE,
                    true,
                    TrustSettings.DEFAULT,
                    Phases.DEFAULT,
                    Policy.Reports.DEFAULT,
                    Policy.Presence.OFF,
                    Engagement.DEFAULT,
                    SignIn.DEFAULT,
                    PageRules.DEFAULT,
                    "");
        }
    }
}
