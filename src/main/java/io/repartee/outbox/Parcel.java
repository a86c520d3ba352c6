package io.repartee.outbox;

import io.repartee.ids.AccountId;
import io.repartee.ids.SiteId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the outbox as it is taken by this node, until {@code claimedUntil}.
 *
 * @param key the same at each attempt: by it a receiver knows that it has heard this before
 * @param body JSON that its kind's {@link Deliverer} understands
 * @param attempts this one included
 * @param since when it was put, or put again
 */
public record Parcel(
        SiteId site,
        long id,
        String kind,
        String destination,
        String key,
        @Nullable AccountId account,
        String body,
        int attempts,
        Instant since,
        Instant claimedUntil) {}
