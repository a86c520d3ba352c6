package io.repartee.config;

/**
 * @param batch the most commands that one transaction carries
 * @param queue the most commands that are under way in each lane (there is a lane for two event loops); beyond it they are refused
 * @param waitMs how long a command may expect to wait when it does not go with the next batch; beyond it they are refused, too
 */
public record Posting(int batch, int queue, int waitMs) {
    public Posting {
        Check.range("posting.batch", batch, 1, 4096);
        Check.range("posting.queue", queue, 1, 1_000_000);
        Check.range("posting.wait-ms", waitMs, 1, 3_600_000);
    }

    static Posting from(Section section) {
        Posting posting = new Posting(
                section.integer("batch", 256), section.integer("queue", 4000), section.integer("wait-ms", 1000));
        section.mustHoldNothingElse();
        return posting;
    }
}
