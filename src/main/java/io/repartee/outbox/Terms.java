package io.repartee.outbox;

import java.time.Duration;

/**
 * How a kind of row is delivered.
 *
 * @param atOnce how many of one destination are under way at a time on a node; one keeps their order as long as none fails
 * @param deadline of one attempt
 * @param firstPause after the first failure; doubled after each
 * @param longestPause the most between two attempts
 * @param patience how long it is tried before it is given up
 * @param keepsBody whether what is done can be replayed; otherwise its body and its person are forgotten at once
 */
public record Terms(
        int atOnce,
        Duration deadline,
        Duration firstPause,
        Duration longestPause,
        Duration patience,
        boolean keepsBody) {
    /** For work inside this server: it fails only with the database. */
    public static final Terms INSIDE = new Terms(
            2, Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofMinutes(5), Duration.ofDays(7), false);
}
