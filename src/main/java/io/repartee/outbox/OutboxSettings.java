package io.repartee.outbox;

import java.time.Duration;

/**
 * How the outbox is worked on.
 *
 * @param lease how long a node may keep what it has taken; when it ends before, another one comes to it then
 * @param poll how often is looked for what nobody has said is there
 * @param atOnce how many rows of one destination are taken at a time
 * @param most rows that a node holds in memory
 * @param keepDone how long what is done is kept: for the log, and so that a key counts
 * @param keepGivenUp how long what was given up can be replayed
 */
public record OutboxSettings(
        Duration lease, Duration poll, int atOnce, int most, Duration keepDone, Duration keepGivenUp) {
    public static final OutboxSettings DEFAULT = new OutboxSettings(
            Duration.ofSeconds(60), Duration.ofSeconds(1), 64, 1_000, Duration.ofDays(3), Duration.ofDays(30));

    public OutboxSettings leasing(Duration other) {
        return new OutboxSettings(other, poll, atOnce, most, keepDone, keepGivenUp);
    }

    public OutboxSettings keeping(Duration done, Duration givenUp) {
        return new OutboxSettings(lease, poll, atOnce, most, done, givenUp);
    }
}
