package io.repartee.moderation;

import io.repartee.web.ErrorCode;
import io.repartee.web.IdCursor;
import io.repartee.web.Problem;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The lists that moderators work through: who waits longest comes first; of the others, the latest. Each condition is that
 * of an index, so that a page of a queue costs what it shows.
 */
enum Queue {
    /** Held, or an edit of a published comment that waits. */
    PENDING("(c.status = 1 or c.latest > c.revision)", true, 1),
    /** Published, and nobody has looked at it. */
    NEW("c.status = 0 and not c.seen", false, Queue.NO_WORDS),
    REPORTED("c.reports > 0 and c.status <= 1", false, 0),
    SPAM("c.status in (2, 3) and c.status = 3", false, 3),
    REJECTED("c.status in (2, 3) and c.status = 2", false, 2),
    ALL("true", false, Queue.NO_WORDS);

    private static final int NO_WORDS = -1;

    private final String condition;
    private final boolean oldestFirst;
    /** Its number in {@code queue_search}. */
    private final int words;

    Queue(String condition, boolean oldestFirst, int words) {
        this.condition = condition;
        this.oldestFirst = oldestFirst;
        this.words = words;
    }

    static Optional<Queue> find(String name) {
        for (Queue queue : values()) {
            if (queue.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(queue);
            }
        }
        return Optional.empty();
    }

    static Queue named(String name) {
        return find(name).orElseThrow(() -> Problem.of(ErrorCode.QUEUE_NOT_FOUND));
    }

    /** On the comment {@code c}. */
    String condition() {
        return condition;
    }

    boolean oldestFirst() {
        return oldestFirst;
    }

    /** Whether it is a small part of a site's comments, whose words are kept by themselves. */
    boolean hasWords() {
        return words != NO_WORDS;
    }

    /** On the words {@code s} of a queue that has its own. */
    String ofWords() {
        return "s.site_id = $1 and s.queue = " + words + "::smallint";
    }

    String cursor(QueueItem last) {
        return IdCursor.write(list(), last.comment().id().value());
    }

    UUID read(String cursor) {
        return IdCursor.read(list(), cursor);
    }

    private char list() {
        return (char) ('A' + ordinal());
    }

    /** Before the first of all ids in this queue's order. */
    UUID start() {
        return oldestFirst ? new UUID(0, 0) : new UUID(-1, -1);
    }
}
