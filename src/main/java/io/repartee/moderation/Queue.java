package io.repartee.moderation;

import io.repartee.comment.Status;
import io.repartee.web.ErrorCode;
import io.repartee.web.IdCursor;
import io.repartee.web.Problem;
import java.util.UUID;

/** The lists that moderators work through: who waits longest comes first; what is decided, the latest first. */
enum Queue {
    PENDING(Status.HELD, true),
    SPAM(Status.SPAM, false),
    REJECTED(Status.REJECTED, false);

    private final Status status;
    private final boolean oldestFirst;

    Queue(Status status, boolean oldestFirst) {
        this.status = status;
        this.oldestFirst = oldestFirst;
    }

    static Queue named(String name) {
        return switch (name) {
            case "pending" -> PENDING;
            case "spam" -> SPAM;
            case "rejected" -> REJECTED;
            default -> throw Problem.of(ErrorCode.QUEUE_NOT_FOUND);
        };
    }

    Status status() {
        return status;
    }

    String sql() {
        return oldestFirst ? ModerationSql.OLDEST_FIRST : ModerationSql.NEWEST_FIRST;
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
