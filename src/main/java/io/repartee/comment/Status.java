package io.repartee.comment;

import java.util.Locale;
import java.util.Optional;

/**
 * Where a comment stands; the order is what the database keeps. Readers see {@code PUBLISHED} alone; what is held waits
 * for a moderator. {@code docs/moderation.md} has the table of who moves it where.
 */
public enum Status {
    PUBLISHED,
    HELD,
    REJECTED,
    SPAM,
    DELETED;

    private static final Status[] ALL = values();

    public static Status of(short code) {
        return ALL[code];
    }

    public static Optional<Status> named(String wireName) {
        for (Status status : ALL) {
            if (status.wireName().equals(wireName)) {
                return Optional.of(status);
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
}
