package io.repartee.moderation;

import io.repartee.comment.Status;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a moderator can decide, from which status to which: the table of {@code docs/moderation.md} as code. The order is what
 * the database keeps. What its author deleted stays deleted.
 */
public enum Action {
    /** Let readers see it; of a published one: it has been looked at and may stay. */
    APPROVE(Status.PUBLISHED, EnumSet.of(Status.HELD, Status.PUBLISHED)),
    REJECT(Status.REJECTED, EnumSet.of(Status.HELD, Status.PUBLISHED, Status.SPAM)),
    SPAM(Status.SPAM, EnumSet.of(Status.HELD, Status.PUBLISHED, Status.REJECTED)),
    /** Bring back what was turned down. */
    RESTORE(Status.PUBLISHED, EnumSet.of(Status.REJECTED, Status.SPAM)),
    /** Take a decision back; where it leads is what that decision found. Not to be asked for by name. */
    UNDO(Status.HELD, EnumSet.noneOf(Status.class)),
    /** Take parts of the text away; the status stays. Not to be asked for by name. */
    REDACT(Status.HELD, EnumSet.noneOf(Status.class)),
    /** Take it away for good, as its author could. Not to be asked for by name. */
    DELETE(Status.DELETED, EnumSet.noneOf(Status.class));

    private static final Action[] ALL = values();

    private final Status after;
    private final Set<Status> from;

    Action(Status after, Set<Status> from) {
        this.after = after;
        this.from = from;
    }

    public static Action of(short code) {
        return ALL[code];
    }

    /** The action that a request names. */
    public static Optional<Action> named(String name) {
        for (Action action : ALL) {
            if (!action.from.isEmpty() && action.wireName().equals(name)) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    public short code() {
        return (short) ordinal();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Status after() {
        return after;
    }

    /**
     * What becomes of an edit that waits while readers see an earlier revision: it is taken and the comment goes where the
     * action leads, or it alone is turned down and readers go on seeing what they see.
     */
    public boolean takesEdit() {
        return this != REJECT;
    }

    public boolean appliesTo(Status status) {
        return from.contains(status);
    }
}
