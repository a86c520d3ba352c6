package io.repartee.moderation.statistics;

import io.repartee.ids.SiteId;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.LocalDate;

/** Asks for the statistics of some days, for measurements in other rooms. */
public record StatisticsProbe(Pool pool, SiteId site, LocalDate first, LocalDate last, Instant now) {
    /** How many rows of days there are. */
    public int days() {
        return new StatisticsStore(pool)
                .of(site, first, last, now)
                .await()
                .days()
                .size();
    }
}
