package io.repartee.outbox;

import io.repartee.ids.SiteId;
import java.time.Instant;

/** Rows that were never in a table. */
final class Parcels {
    private Parcels() {}

    static Parcel since(Instant since, int attempts) {
        return new Parcel(
                new SiteId(1), 1, "test", "test:a", "key", null, "{}", attempts, since, since.plusSeconds(60));
    }
}
