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
    PENDING("(c.status = 1 or c.latest > c.revision)", true),
    /** Published, and nobody has looked at it. */
    NEW("c.status = 0 and not c.seen", false),
    REPORTED("c.reports > 0 and c.status <= 1", false),
    SPAM("c.status in (2, 3) and c.status = 3", false),
    REJECTED("c.status in (2, 3) and c.status = 2", false),
    ALL("true", false);

    private final String condition;
    private final boolean oldestFirst;

    Queue(String condition, boolean oldestFirst) {
        this.condition = condition;
        this.oldestFirst = oldestFirst;
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

    /** Whether it is a small part of a site's comments, so that going through all of it is cheaper than through what others say. */
    boolean isSmall() {
        return this != NEW && this != ALL;
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
