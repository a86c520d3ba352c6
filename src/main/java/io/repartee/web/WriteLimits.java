package io.repartee.web;

import java.time.InstantSource;
import java.util.Optional;

/**
 * How often anything may be written, whatever it is. Each node counts for itself. Thread-safe.
 *
 * @param writesOfAddress the key is the network address
 * @param signInsOfAddress the key is the network address
 * @param writesOfSite the key is the site's
 */
public record WriteLimits(RateLimit writesOfAddress, RateLimit signInsOfAddress, RateLimit writesOfSite) {
    private static final int MOST_ADDRESSES = 200_000;
    private static final int MOST_SITES = 10_000;

    /** Numbers per minute; 0 means no limit. */
    public static WriteLimits perMinute(int ofAddress, int signInsOfAddress, int ofSite, InstantSource clock) {
        return new WriteLimits(
                new RateLimit("address", ofAddress, MOST_ADDRESSES, clock),
                new RateLimit("sign-in", signInsOfAddress, MOST_ADDRESSES, clock),
                new RateLimit("site", ofSite, MOST_SITES, clock));
    }

    /** For servers that limit nothing. */
    public static WriteLimits none() {
        return perMinute(0, 0, 0, InstantSource.system());
    }

    /** Counts a call; refuses it with {@code too_many_requests}. What an address may not do does not count for its site. */
    void admit(Limited limited, Call call, Optional<String> site) {
        if (limited == Limited.NOT) {
            return;
        }
        RateLimit ofAddress = limited == Limited.SIGN_IN ? signInsOfAddress : writesOfAddress;
        if (ofAddress.limits()) {
            ofAddress.take(call.address());
        }
        site.ifPresent(writesOfSite::take);
    }
}
