package io.repartee.config;

/**
 * What is sent after a commit: mail, calls to other systems.
 *
 * @param leaseSeconds how long a process may keep what it has taken; what a killed one had comes back then
 * @param keepDays how long what is done is kept, for the log and for replays
 * @param keepGivenUpDays how long what was given up is kept
 */
public record Outbox(int leaseSeconds, int keepDays, int keepGivenUpDays) {
    public Outbox {
        Check.range("outbox.lease-seconds", leaseSeconds, 40, 3_600);
        Check.range("outbox.keep-days", keepDays, 1, 365);
        Check.range("outbox.keep-given-up-days", keepGivenUpDays, 1, 365);
    }

    static Outbox from(Section section) {
        Outbox outbox = new Outbox(
                section.integer("lease-seconds", 60),
                section.integer("keep-days", 3),
                section.integer("keep-given-up-days", 30));
        section.mustHoldNothingElse();
        return outbox;
    }
}
