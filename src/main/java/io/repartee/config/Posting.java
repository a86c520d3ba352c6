package io.repartee.config;

/**
 * @param batch the most commands that one transaction carries
 * @param queue the most commands that wait in each lane (there is a lane per event loop); beyond it they are refused
 */
public record Posting(int batch, int queue) {
    public Posting {
        Check.range("posting.batch", batch, 1, 4096);
        Check.range("posting.queue", queue, 1, 1_000_000);
    }

    static Posting from(Section section) {
        Posting posting = new Posting(section.integer("batch", 256), section.integer("queue", 4000));
        section.mustHoldNothingElse();
        return posting;
    }
}
