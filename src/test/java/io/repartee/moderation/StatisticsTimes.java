package io.repartee.moderation;

import io.repartee.ids.SiteId;
import io.repartee.moderation.statistics.StatisticsProbe;
import io.vertx.sqlclient.Pool;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;

/** How long the statistics of 92 days take. */
record StatisticsTimes(long decisions, int rows, double firstMs, double medianMs, double p99Ms) {
    private static final double NANOS = 1e6;

    static StatisticsTimes measure(Pool pool, SiteId site, Instant end, int rounds) {
        LocalDate last = LocalDate.ofInstant(end, ZoneOffset.UTC);
        LocalDate first = last.minusDays(91);
        StatisticsProbe probe = new StatisticsProbe(pool, site, first, last, end);
        long begun = System.nanoTime();
        int rows = probe.days();
        double firstMs = (System.nanoTime() - begun) / NANOS;
        double[] times = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            begun = System.nanoTime();
            probe.days();
            times[round] = (System.nanoTime() - begun) / NANOS;
        }
        Arrays.sort(times);
        long decisions = pool.query("select count(*) from decision")
                .execute()
                .await()
                .iterator()
                .next()
                .getLong(0);
        return new StatisticsTimes(decisions, rows, firstMs, times[rounds / 2], times[rounds * 99 / 100]);
    }
}
