package io.repartee.stream;

import java.util.Optional;

/**
 * What happened. The code is what the database keeps; the name is what readers hear. An event whose comment its audience
 * may no longer see is told as its {@link #whenGone()}, so that a replay never repeats what was taken away.
 */
public enum EventType {
    /** Written by a newer node than this one: it takes its number, and clients pass over it. */
    UNKNOWN(0, "unknown", false),
    COMMENT_PUBLISHED(1, "comment.published", true),
    COMMENT_EDITED(2, "comment.edited", true),
    COMMENT_REMOVED(3, "comment.removed", false),
    THREAD_CHANGED(4, "thread.changed", false),
    THREAD_MOVED(5, "thread.moved", false),
    QUEUE_ENTERED(10, "queue.entered", true),
    QUEUE_LEFT(11, "queue.left", false),
    DECISION_MADE(12, "decision.made", true),
    /** An author appeals against what was decided about that comment. */
    APPEAL_MADE(13, "appeal.made", false),
    /** An appeal was dismissed; one that is upheld is told by the decision that brings its comment back. */
    APPEAL_DISMISSED(14, "appeal.dismissed", false),
    /** Control: what an account may do has changed; without a subject, that of many accounts. */
    RIGHTS_CHANGED(20, "rights.changed", false),
    /** Control: the publisher's keys of the site are others. */
    KEYS_CHANGED(21, "keys.changed", false),
    /** Control: the site's own properties or settings have changed. */
    SITE_CHANGED(22, "site.changed", false);

    private static final EventType[] BY_CODE = new EventType[32];

    static {
        for (EventType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final short code;
    private final String wireName;
    private final boolean carriesComment;

    EventType(int code, String wireName, boolean carriesComment) {
        this.code = (short) code;
        this.wireName = wireName;
        this.carriesComment = carriesComment;
    }

    public static Optional<EventType> of(int code) {
        return code >= 0 && code < BY_CODE.length ? Optional.ofNullable(BY_CODE[code]) : Optional.empty();
    }

    public short code() {
        return code;
    }

    public String wireName() {
        return wireName;
    }

    public boolean carriesComment() {
        return carriesComment;
    }

    /** The event to tell instead when the comment is not there for this audience any more. */
    public EventType whenGone() {
        return switch (this) {
            case COMMENT_PUBLISHED, COMMENT_EDITED -> COMMENT_REMOVED;
            case QUEUE_ENTERED -> QUEUE_LEFT;
            default -> this;
        };
    }
}
